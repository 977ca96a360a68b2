import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** Where rows go: columns with their types by property, those that tell rows apart, and those that a later row changes. */
export interface RowTarget<Property extends string = string> {
  readonly table: string;
  readonly columns: Readonly<Record<Property, string>>;
  readonly key: readonly Property[];
  /** None where the first row stays as it is. */
  readonly changes: readonly Property[];
}

/** Writes rows, none of which has the key of another, in one statement whatever their number. */
export async function writeRows<Property extends string>(
  em: SqlEntityManager,
  { table, columns, key, changes }: RowTarget<Property>,
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return;
  const properties = Object.keys(columns) as Property[];
  const read = sql.join(properties.map((property) => sql`${sql.ref(property)} ${sql.raw(columns[property])}`));
  const list = (chosen: readonly Property[]) => sql.join(chosen.map((property) => sql.ref(columnOf(property))));
  const changed = changes.map((property) => columnOf(property));
  const set = sql.join(changed.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`));
  await sql`
    insert into ${sql.table(`child_index.${table}`)} (${list(properties)})
    select ${sql.join(properties.map((property) => sql.ref(property)))}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(${read})
    on conflict (${list(key)}) do ${changes.length === 0 ? sql`nothing` : sql`update set ${set}`}`.execute(
    em.getKysely(),
  );
}

function columnOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
