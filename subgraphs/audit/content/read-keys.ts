import { sql } from 'kysely';
import type { TrailDatabase } from '../trail-database.ts';
import type { WrappedKey } from './wrapped-key.ts';

/** The stored keys of these subjects; none for one that has none, or whose key was erased. */
export async function readKeys(database: TrailDatabase, subjects: readonly string[]): Promise<readonly WrappedKey[]> {
  const { rows } = await sql<{ subject: string; master: string; wrapped: string }>`
    select subject, master, encode(wrapped, 'hex') as wrapped from audit.content_key
    where subject = any(${subjects}::text[])`.execute(database);
  return rows.map(({ subject, master, wrapped }) => ({ subject, master, wrapped: Buffer.from(wrapped, 'hex') }));
}
