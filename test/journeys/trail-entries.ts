import type { Actor } from '../../schema/contract/actor.ts';
import type { AuditKind } from '../../schema/contract/audit-entry.ts';
import { unwrapDataKey, type WrappedKey } from '../../subgraphs/audit/content/wrapped-key.ts';
import { openContent, sealedFor } from '../../subgraphs/audit/trail/content/sealed-content.ts';
import { TEST_MASTER_KEYS } from '../subgraphs/audit/new-evidence.ts';
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

/**
 * The entries that one request caused, in the order in which they became durable; without an id, all there are. What is
 * encrypted in them is opened, by the master key of all tests.
 */
export async function readTrail(database: TestDatabase, requestId?: string): Promise<readonly TrailEntry[]> {
  const where = requestId === undefined ? '' : `where request_id = '${requestId}'`;
  // As text, because the two databases' clients do not read JSON alike.
  const rows = await database.run(`select to_jsonb(entry)::text as entry from audit.entry ${where} order by seq`);
  const keys = new Map((await storedKeys(database)).map((key) => [key.subject, key]));
  return rows.map((row) => {
    const entry = JSON.parse(row['entry'] as string) as TrailEntry;
    const key = keys.get(sealedFor(entry.content) ?? '');
    const opened = key && openContent(entry.content, entry.id, unwrapDataKey(key, TEST_MASTER_KEYS));
    return { ...entry, content: opened ?? entry.content };
  });
}

async function storedKeys(database: TestDatabase): Promise<readonly WrappedKey[]> {
  const rows = await database.run(`select subject, master, encode(wrapped, 'hex') as wrapped from audit.content_key`);
  return rows.map(({ subject, master, wrapped }) => ({
    subject: String(subject),
    master: String(master),
    wrapped: Buffer.from(String(wrapped), 'hex'),
  }));
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
