import { sql } from 'kysely';
import type { DirectoryDatabase } from '../../store/directory-database.ts';
import type { Document } from '../profile/entity.ts';
import { published, summary } from '../profile/published.ts';
import { matchingIds, onPage, type FindIds } from './matching-ids.ts';
import { nestedServices, wholeService, type NestedService } from './nested-services.ts';
import { pageOf, type Page } from './page.ts';
import { ParameterProblem } from './parameter-problem.ts';
import type { Parameters } from './read-parameters.ts';

const ID = sql`organization.id`;

/** Services that are told with one organisation; `/services?organization_id=` pages through more. */
const MOST_SERVICES = 1_000;
/** And with all those of a page. */
const MOST_ON_PAGE = 5_000;

/**
 * `/organizations`, by id: their own properties; with `full=true` also what belongs to them, their services as a list has
 * them; with `full_service=true` their services whole.
 * @throws ParameterProblem where those of a page have too many services
 */
export async function listOrganizations(
  database: DirectoryDatabase,
  asked: Parameters,
  find: FindIds = matchingIds,
): Promise<Page> {
  const conditions =
    asked.search === null
      ? []
      : [sql`to_tsvector('english', organization.name) @@ websearch_to_tsquery('english', ${asked.search})`];
  const found = await find(
    database,
    { from: sql`service_directory.organization`, id: ID, conditions, order: ID },
    asked,
  );
  const page = onPage(ID, found);
  const { rows } = await sql<{ id: string; document: Document }>`
    select id::text as id, document from service_directory.organization
    where ${page.condition} order by ${page.order}`.execute(database);
  const nesting = asked.full || asked.fullService;
  const services = nesting ? await servicesOf(database, found.ids, MOST_ON_PAGE + 1) : [];
  if (services.length > MOST_ON_PAGE)
    throw new ParameterProblem(
      'per_page',
      `has to be smaller: these organisations have over ${MOST_ON_PAGE} services.`,
    );
  const byOrganization = Map.groupBy(services, ({ organizationId }) => organizationId);
  const contents = rows.map(({ id, document }) =>
    nesting
      ? withServices(document, byOrganization.get(id) ?? [], asked.fullService)
      : summary('organization', document),
  );
  return pageOf(contents, found.total, asked.page, asked.perPage);
}

/** `/organizations/{id}` with its services, whole; null where there is none. */
export async function readOrganization(database: DirectoryDatabase, id: string): Promise<Document | null> {
  const { rows } = await sql<{ document: Document }>`
    select document from service_directory.organization where id = ${id}::uuid`.execute(database);
  const organization = rows[0]?.document;
  if (organization === undefined) return null;
  return withServices(organization, await servicesOf(database, `{${id}}`, MOST_SERVICES), true);
}

/** @param ids of organisations, as PostgreSQL reads an array */
function servicesOf(database: DirectoryDatabase, ids: string, most: number): Promise<readonly NestedService[]> {
  return nestedServices(
    database,
    sql`service.id in (select id from service_directory.service where organization_id = any(${ids}::uuid[])
      order by id limit ${most}::int)`,
  );
}

function withServices(organization: Document, services: readonly NestedService[], whole: boolean): Document {
  return published('organization', {
    ...organization,
    services: services.map((service) =>
      whole ? { ...wholeService(service), organization: null } : summary('service', service.own),
    ),
  });
}
