import { sql } from 'kysely';
import type { DirectoryDatabase } from '../../store/directory-database.ts';
import type { Document } from '../profile/entity.ts';
import { published, summary } from '../profile/published.ts';
import { matchingIds, onPage } from './matching-ids.ts';
import { nestedServices, wholeService } from './nested-services.ts';
import { pageOf, type Page } from './page.ts';
import type { Parameters } from './read-parameters.ts';

const ID = sql`organization.id`;

/** Services that are told with their organisation; `/services?organization_id=` pages through more. */
const MOST_SERVICES = 1_000;

/** `/organizations`, by id. */
export async function listOrganizations(database: DirectoryDatabase, asked: Parameters): Promise<Page> {
  const conditions =
    asked.search === null
      ? []
      : [sql`to_tsvector('english', organization.name) @@ websearch_to_tsquery('english', ${asked.search})`];
  const found = await matchingIds(
    database,
    { from: sql`service_directory.organization`, id: ID, conditions, order: ID },
    asked,
  );
  const page = onPage(ID, found);
  const { rows } = await sql<{ document: Document }>`
    select document from service_directory.organization
    where ${page.condition} order by ${page.order}`.execute(database);
  const contents = rows.map(({ document }) => summary('organization', document));
  return pageOf(contents, found.total, asked.page, asked.perPage);
}

/** `/organizations/{id}` with its services; null where there is none. */
export async function readOrganization(database: DirectoryDatabase, id: string): Promise<Document | null> {
  const { rows } = await sql<{ document: Document }>`
    select document from service_directory.organization where id = ${id}::uuid`.execute(database);
  const organization = rows[0]?.document;
  if (organization === undefined) return null;
  const services = await nestedServices(
    database,
    sql`service.id in (select id from service_directory.service where organization_id = ${id}::uuid
      order by id limit ${MOST_SERVICES}::int)`,
  );
  return published('organization', {
    ...organization,
    services: services.map((service) => ({ ...wholeService(service), organization: null })),
  });
}
