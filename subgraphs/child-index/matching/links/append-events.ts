import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Custodian } from '../../../../schema/contract/agency.ts';
import type { RecordedBy } from '../../sharing/records/recorded-by.ts';
import type { FieldWeight } from '../link-decision.ts';
import type { ChildState, LinkEventKind, MovedRecord } from './link-event.ts';

/** One decision to link records to a child or to part them, as it is kept. What does not apply is left out. */
export interface NewLinkEvent {
  readonly kind: LinkEventKind;
  readonly custodian?: Custodian;
  readonly record_id?: string;
  readonly child: string;
  readonly other?: string;
  readonly review?: string | null;
  /** The place of the decision that this one takes back. */
  readonly undoes?: string;
  readonly moved?: readonly MovedRecord[];
  readonly before?: readonly [ChildState, ChildState];
  readonly scopes?: readonly string[];
  readonly model?: string | null;
  readonly weights?: readonly FieldWeight[] | null;
  /** The person who decided; none where the index did. */
  readonly actor?: RecordedBy;
  readonly reason?: string;
}

/**
 * Adds decisions to those on record, in their order, in one statement.
 * @returns the place of the last
 */
export async function appendEvents(em: SqlEntityManager, events: readonly NewLinkEvent[]): Promise<string | null> {
  const { rows } = await sql<{ seq: string }>`
    insert into child_index.link_event
      (kind, custodian, record_id, child, other, review, undoes, moved, before, scopes, model, weights, actor, reason)
    select kind, custodian, record_id, child, other, review, undoes, moved, before, scopes, model, weights, actor, reason
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as event(
      kind text, custodian text, record_id text, child uuid, other uuid, review uuid, undoes bigint, moved jsonb,
      before jsonb, scopes uuid[], model text, weights jsonb, actor jsonb, reason text
    )
    returning seq::text`.execute(em.getKysely());
  return rows.at(-1)?.seq ?? null;
}
