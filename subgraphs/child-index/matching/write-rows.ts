import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql, type CompiledQuery, type RawBuilder } from 'kysely';

/** Where rows go: columns with their types by property, those that tell rows apart, and those that a later row changes. */
export interface RowTarget<Property extends string = string> {
  readonly table: string;
  readonly columns: Readonly<Record<Property, string>>;
  readonly key: readonly Property[];
  /** None where the first row stays as it is. */
  readonly changes: readonly Property[];
}

type Row<Property extends string> = Readonly<Partial<Record<Property, unknown>>>;

/** Writes rows, none of which has the key of another, in one statement whatever their number. */
export async function writeRows<Property extends string>(
  em: SqlEntityManager,
  target: RowTarget<Property>,
  rows: readonly Row<Property>[],
): Promise<void> {
  if (rows.length === 0) return;
  const { key, changes } = target;
  const changed = changes.map((property) => columnOf(property));
  const set = sql.join(changed.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`));
  const conflict = changes.length === 0 ? sql`nothing` : sql`update set ${set}`;
  await sql`${insertion(target, rows)} on conflict (${list(key)}) do ${conflict}`.execute(em.getKysely());
}

/** Rows of one table that it does not have yet; `someKnown` where it may have some, which then stay as they are. */
export interface NewRows {
  readonly target: RowTarget;
  readonly rows: readonly Row<string>[];
  readonly someKnown: boolean;
}

/** For {@link newRowsQuery}: of a table that may have some of the rows, which then stay as they are. */
export function missingRows<Property extends string>(
  target: RowTarget<Property>,
  rows: readonly Row<Property>[],
): NewRows[] {
  return rows.length === 0 ? [] : [{ target, rows, someKnown: true }];
}

/** For {@link newRowsQuery}. */
export function newRows<Property extends string>(
  target: RowTarget<Property>,
  rows: readonly Row<Property>[],
): NewRows[] {
  return rows.length === 0 ? [] : [{ target, rows, someKnown: false }];
}

/**
 * What writes rows of several tables that do not have them yet, in one statement: it takes one way to the database and
 * back. Null where there are none.
 */
export function newRowsQuery(em: SqlEntityManager, tables: readonly NewRows[]): CompiledQuery | null {
  const insertions = tables.map(({ target, rows, someKnown }) =>
    someKnown ? sql`${insertion(target, rows)} on conflict do nothing` : insertion(target, rows),
  );
  const last = insertions.at(-1);
  if (last === undefined) return null;
  const others = insertions.slice(0, -1).map((rows, place) => sql`${sql.ref(`table_${place}`)} as (${rows})`);
  const before = others.length === 0 ? sql`` : sql`with ${sql.join(others)} `;
  return sql`${before}${last}`.compile(em.getKysely());
}

/** Column by column, which the database reads faster than row by row. */
function insertion<Property extends string>(
  { table, columns }: RowTarget<Property>,
  rows: readonly Row<Property>[],
): RawBuilder<unknown> {
  const properties = Object.keys(columns) as Property[];
  const values = properties.map((property) => sql`${arrayText(rows, property)}::${sql.raw(columns[property])}[]`);
  return sql`insert into ${sql.table(`child_index.${table}`)} (${list(properties)}) select * from unnest(${sql.join(values)})`;
}

/** A column’s values as PostgreSQL reads an array, each element as text. */
function arrayText(rows: readonly Row<string>[], property: string): string {
  return `{${rows.map((row) => elementText(row[property])).join()}}`;
}

function elementText(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return quoted(JSON.stringify(value));
}

function quoted(text: string): string {
  return SPECIAL.test(text) ? `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : `"${text}"`;
}

/** Few texts have any, and to look for both at once is quicker than to replace either. */
const SPECIAL = /["\\]/;

function list(properties: readonly string[]): RawBuilder<unknown> {
  return sql.join(properties.map((property) => sql.ref(columnOf(property))));
}

/** The column of a property. */
export function columnOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
