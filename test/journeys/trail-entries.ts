import type { Actor } from '../../schema/contract/actor.ts';
import type { AuditKind } from '../../schema/contract/audit-entry.ts';
import type { TestDatabase } from '../test-stores.ts';

/** One row of the audit trail, as the database has it. */
export interface TrailEntry {
  readonly id: string;
  readonly kind: AuditKind;
  readonly source: string;
  readonly recorded_by: string;
  readonly request_id: string | null;
  readonly actor: Actor | null;
  readonly purpose: string | null;
  readonly reason: string | null;
  readonly child_ids: readonly string[];
  readonly content: Readonly<Record<string, any>>;
}

/** The entries that one request caused, in the order in which they became durable; without an id, all there are. */
export async function readTrail(database: TestDatabase, requestId?: string): Promise<readonly TrailEntry[]> {
  const where = requestId === undefined ? '' : `where request_id = '${requestId}'`;
  // As text, because the two databases' clients do not read JSON alike.
  const rows = await database.run(`select to_jsonb(entry)::text as entry from audit.entry ${where} order by seq`);
  return rows.map((row) => JSON.parse(row['entry'] as string) as TrailEntry);
}

/**
 * What was decided, as the entries of kind `decision` have it, a line each: category, agency, unit, rule, effect. What
 * the index itself keeps is of no unit, `-`.
 */
export function decisionLines(entries: readonly TrailEntry[]): readonly string[] {
  return entries
    .filter((entry) => entry.kind === 'decision')
    .flatMap((entry) => entry.content['decisions'] as readonly Record<string, string>[])
    .map(({ category, agency, unit, rule, effect }) =>
      [category, agency, unit === '' ? '-' : unit, rule, effect].join(' '),
    )
    .toSorted();
}
