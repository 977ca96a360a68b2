import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/**
 * Whether the index has these records already, by custodian and record id, and no others.
 * @returns false where it has none at all
 * @throws Error where it has some of them, or others
 */
export async function isLoaded(em: SqlEntityManager, sources: () => ReadonlySet<string>): Promise<boolean> {
  let asked: ReadonlySet<string> | null = null;
  let found = 0;
  for (let last = '0'; ;) {
    const { rows } = await sql<{ arrival: string; source: string }>`
      select arrival::text, custodian || ' ' || record_id as source from child_index.record_link
      where arrival > ${last}::bigint order by arrival limit 10000`.execute(em.getKysely());
    const end = rows.at(-1);
    if (end === undefined) break;
    last = end.arrival;
    found += rows.length;
    const known = (asked ??= sources());
    if (!rows.every(({ source }) => known.has(source))) throw new Error(OTHERS);
  }
  if (asked !== null && found < asked.size) throw new Error(OTHERS);
  return found > 0;
}

const OTHERS = 'The index has records already, and not just these: register the extracts instead.';
