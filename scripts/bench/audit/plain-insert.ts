import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { onDatabase } from './on-database.ts';

type Row = Readonly<Record<string, unknown>>;
type TableRows = readonly [table: string, rows: readonly Row[]];

/** Rows of the trail, by their tables, as the writer has written them. */
export interface TrailRows {
  readonly entries: readonly Row[];
  readonly children: readonly Row[];
  readonly outcomes: readonly Row[];
  readonly keys: readonly Row[];
}

const COLUMNS = `seq::int, leaf_hash, id, kind, at, recorded_at, recorded_by, source, request_id, actor::text, purpose, reason,
  child_ids, content::text`;

/** The first rows of a trail, to be inserted elsewhere. */
export async function trailRows(url: string, count: number): Promise<TrailRows> {
  return onDatabase(url, async (database) => {
    const read = async (text: string) => (await sql<Row>`${sql.raw(text)}`.execute(database)).rows;
    return {
      entries: await read(`select ${COLUMNS} from audit.entry where seq < ${count} order by entry.seq`),
      children: await read(`select child_id, seq::int, recorded_at, request_id, is_look
        from audit.entry_child where seq < ${count}`),
      outcomes: await read(`select rule, effect, seq::int, recorded_at from audit.entry_outcome where seq < ${count}`),
      keys: await read(`select key.subject, key.master, key.wrapped, entry.seq::int from audit.content_key as key
        join audit.entry on entry.content #>> '{personalContent,subject}' = key.subject where entry.seq < ${count}`),
    };
  });
}

/**
 * Inserts the same rows into the same tables as plainly as it can be done: a transaction of one multi-row INSERT for each
 * table, one after the other on one connection. Places and ids are new ones.
 * @returns entries a second
 */
export async function plainInsert(url: string, rows: TrailRows, together: number, from: number): Promise<number> {
  const batches = batchesOf(rows, together, from);
  return onDatabase(url, async (database) => {
    const begun = performance.now();
    for (const tables of batches) {
      await database.transaction().execute(async (transaction) => {
        for (const [table, values] of tables) {
          if (values.length > 0)
            await transaction
              .insertInto(`audit.${table}` as never)
              .values(values)
              .execute();
        }
      });
    }
    return (rows.entries.length / (performance.now() - begun)) * 1_000;
  });
}

function batchesOf({ entries, children, outcomes, keys }: TrailRows, together: number, from: number): TableRows[][] {
  const batches: TableRows[][] = [];
  for (let first = 0; first < entries.length; first += together) {
    const within = ({ seq }: Row) => Number(seq) >= first && Number(seq) < first + together;
    const placed = entries
      .slice(first, first + together)
      .map((row) => ({ ...row, seq: Number(row['seq']) + from, id: randomUUID() }));
    const moved = (some: readonly Row[]) =>
      some.filter(within).map((row) => ({ ...row, seq: Number(row['seq']) + from }));
    batches.push([
      ['entry', placed],
      ['entry_place', placed.map(({ seq, id, ...row }: Row) => ({ seq, id, recorded_at: row['recorded_at'] }))],
      ['entry_child', moved(children)],
      ['entry_outcome', moved(outcomes)],
      [
        'content_key',
        keys.filter(within).map(({ seq: _seq, ...row }) => ({ ...row, subject: `request:${randomUUID()}` })),
      ],
    ]);
  }
  return batches;
}
