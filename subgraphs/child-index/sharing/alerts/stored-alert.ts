import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import { dayInEngland } from '../../../kernel/calendar/working-days.ts';
import type { Audience } from './alerts-of.ts';
import type { Alert } from './alert.type.ts';

/** An alert as it is kept. Moments are ISO 8601 text. */
export interface StoredAlert extends Audience {
  readonly id: string;
  readonly seq: string;
  readonly raisedAt: string;
  readonly childId: string;
  readonly auditEntryIds: string[];
  readonly actor: { readonly id: string; readonly agency: string; readonly unit: string; readonly role: string };
  readonly purpose: string;
  readonly reason: string;
  readonly override: string | null;
  readonly reasonableCause: string | null;
  readonly rules: string[];
  readonly dueBy: string | null;
  readonly acknowledged: { readonly at: string; readonly by: string; readonly note: string } | null;
}

/** The alerts that a condition on `alert` picks, newest first. */
export async function storedAlerts(
  em: SqlEntityManager,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<StoredAlert[]> {
  const { rows } = await sql<StoredAlert>`
    select id, seq::text, to_json(raised_at) #>> '{}' as "raisedAt", child_id as "childId",
      to_json(audit_entry_ids) as "auditEntryIds",
      json_build_object('id', actor_id, 'agency', actor_agency, 'unit', actor_unit, 'role', actor_role) as actor,
      purpose, reason, override_reason as override, reasonable_cause as "reasonableCause", to_json(rules) as rules,
      audience, unit, to_char(due_by, 'YYYY-MM-DD') as "dueBy",
      case when acknowledged_at is not null then
        json_build_object('at', acknowledged_at, 'by', acknowledged_by, 'note', acknowledged_note)
      end as acknowledged
    from child_index.alert
    where ${condition}
    order by alert.seq desc
    limit ${limit}`.execute(em.getKysely());
  return rows;
}

/**
 * An alert as its audience may read it. What the actor wrote to get past consent or a shield may be about other agencies,
 * and so goes to the index team alone.
 */
export function publishedAlert(alert: StoredAlert, now: number): Alert {
  const { id, childId, actor, purpose, reason, rules, dueBy, acknowledged } = alert;
  const forIndexTeam = alert.audience === 'HUB';
  return {
    id,
    raisedAt: new Date(alert.raisedAt),
    childId,
    actor,
    purpose,
    reason,
    override: forIndexTeam ? alert.override : null,
    reasonableCause: forIndexTeam ? alert.reasonableCause : null,
    rules: rules.toSorted(),
    auditEntryIds: forIndexTeam ? alert.auditEntryIds : [],
    dueBy,
    isOverdue: dueBy !== null && acknowledged === null && dueBy < dayInEngland(now),
    acknowledgement: acknowledged === null ? null : { ...acknowledged, at: new Date(acknowledged.at) },
  };
}
