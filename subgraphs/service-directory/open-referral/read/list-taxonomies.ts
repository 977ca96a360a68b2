import { sql, type RawBuilder } from 'kysely';
import type { DirectoryDatabase } from '../../store/directory-database.ts';
import type { Document } from '../profile/entity.ts';
import { published, summary } from '../profile/published.ts';
import { matchingIds, onPage, type FindIds } from './matching-ids.ts';
import { pageOf, type Page } from './page.ts';
import type { Parameters } from './read-parameters.ts';

/** Terms that are told with their taxonomy; `/taxonomy_terms?taxonomy_id=` pages through more. */
const MOST_TERMS = 10_000;

/** `/taxonomies`, by id, without their terms. */
export function listTaxonomies(database: DirectoryDatabase, asked: Parameters, find?: FindIds): Promise<Page> {
  return pageOfTable(database, 'taxonomy', asked, [], find);
}

/** `/taxonomies/{id}` with its terms; null where there is none. */
export async function readTaxonomy(database: DirectoryDatabase, id: string): Promise<Document | null> {
  const [taxonomy] = await documents(database, 'taxonomy', sql`taxonomy.id = ${id}::uuid`, sql`taxonomy.id`);
  if (taxonomy === undefined) return null;
  const terms = await documents(
    database,
    'taxonomy_term',
    sql`taxonomy_term.taxonomy_id = ${id}::uuid`,
    sql`taxonomy_term.id limit ${MOST_TERMS}::int`,
  );
  return published('taxonomy', { ...taxonomy, taxonomy_terms: terms });
}

/** `/taxonomy_terms`, by id; of one taxonomy where one is named. */
export function listTaxonomyTerms(database: DirectoryDatabase, asked: Parameters, find?: FindIds): Promise<Page> {
  const { taxonomyId } = asked;
  const conditions = taxonomyId === null ? [] : [sql`taxonomy_term.taxonomy_id = ${taxonomyId}::uuid`];
  return pageOfTable(database, 'taxonomy_term', asked, conditions, find);
}

/** `/taxonomy_terms/{id}`; null where there is none. */
export async function readTaxonomyTerm(database: DirectoryDatabase, id: string): Promise<Document | null> {
  const condition = sql`taxonomy_term.id = ${id}::uuid`;
  const [term] = await documents(database, 'taxonomy_term', condition, sql`taxonomy_term.id`);
  return term === undefined ? null : published('taxonomy_term', term);
}

type Table = 'taxonomy' | 'taxonomy_term';

async function pageOfTable(
  database: DirectoryDatabase,
  table: Table,
  asked: Parameters,
  conditions: readonly RawBuilder<unknown>[],
  find: FindIds = matchingIds,
): Promise<Page> {
  const id = sql.ref(`${table}.id`);
  const from = sql.table(`service_directory.${table}`);
  const found = await find(database, { from, id, conditions, order: id }, asked);
  const page = onPage(id, found);
  const contents = await documents(database, table, page.condition, page.order);
  const listed = contents.map((document) => summary(table, document));
  return pageOf(listed, found.total, asked.page, asked.perPage);
}

async function documents(
  database: DirectoryDatabase,
  table: Table,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<readonly Document[]> {
  const { rows } = await sql<{ document: Document }>`
    select document from ${sql.table(`service_directory.${table}`)}
    where ${condition} order by ${order}`.execute(database);
  return rows.map(({ document }) => document);
}
