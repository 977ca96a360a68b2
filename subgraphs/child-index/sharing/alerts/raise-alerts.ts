import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { RequestContext } from '../../../../schema/contract/request-context.ts';
import { dayInEngland, nextWorkingDay } from '../../../kernel/calendar/working-days.ts';
import type { DueAlert } from './alerts-of.ts';

/** An alert about one child, and the entry of the audit trail that says what was decided. */
export interface NewAlert {
  readonly childId: string;
  readonly auditEntryId: string;
  readonly due: DueAlert;
}

/**
 * Makes the alerts of one request durable, in one statement. What one audience is told of one child in one request is
 * one alert, however many decisions lead to it.
 */
export async function raiseAlerts(
  em: SqlEntityManager,
  request: RequestContext,
  alerts: readonly NewAlert[],
  now: number,
): Promise<void> {
  const rows = JSON.stringify(rowsOf(alerts, now));
  const { actor, requestId, purpose, reason, override, reasonableCause } = request;
  await sql`
    insert into child_index.alert (id, raised_at, request_id, child_id, audit_entry_ids, actor_id, actor_agency,
      actor_unit, actor_role, purpose, reason, override_reason, reasonable_cause, rules, audience, unit, due_by)
    select given.id, ${new Date(now).toISOString()}::timestamptz, ${requestId}::uuid, given."childId",
      given."auditEntryIds", ${actor.id}, ${actor.agency}, ${actor.unit}, ${actor.role}, ${purpose ?? ''},
      ${reason ?? ''}, ${override}, ${reasonableCause}, given.rules, given.audience, given.unit, given."dueBy"
    from jsonb_to_recordset(${rows}::jsonb) as given (
      "id" uuid, "childId" uuid, "auditEntryIds" uuid[], "rules" text[], "audience" text, "unit" text, "dueBy" date
    )
    -- The policy may fail about a child that is not there, too; then the operational log has it.
    where exists (select from child_index.child where child.id = given."childId")
    on conflict (request_id, child_id, audience, unit) do update set
      audit_entry_ids = alert.audit_entry_ids || excluded.audit_entry_ids,
      rules = (select array_agg(distinct rule) from unnest(alert.rules || excluded.rules) as rule),
      due_by = coalesce(alert.due_by, excluded.due_by)`.execute(em.getKysely());
}

interface AlertRow {
  readonly id: string;
  readonly childId: string;
  readonly auditEntryIds: Set<string>;
  readonly rules: Set<string>;
  readonly audience: string;
  readonly unit: string;
  dueBy: string | null;
}

function rowsOf(alerts: readonly NewAlert[], now: number): object[] {
  const reviewBy = nextWorkingDay(dayInEngland(now));
  const rows = new Map<string, AlertRow>();
  for (const { childId, auditEntryId, due } of alerts) {
    const { audience, unit } = due;
    const key = JSON.stringify([childId, audience, unit]);
    const row = rows.get(key) ?? {
      id: randomUUID(),
      childId,
      auditEntryIds: new Set<string>(),
      rules: new Set<string>(),
      audience,
      unit,
      dueBy: null,
    };
    row.auditEntryIds.add(auditEntryId);
    for (const rule of due.rules) row.rules.add(rule);
    if (due.forReview) row.dueBy = reviewBy;
    rows.set(key, row);
  }
  return [...rows.values()].map((row) => ({ ...row, auditEntryIds: [...row.auditEntryIds], rules: [...row.rules] }));
}
