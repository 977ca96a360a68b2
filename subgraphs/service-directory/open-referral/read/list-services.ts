import { sql } from 'kysely';
import type { DirectoryDatabase } from '../../store/directory-database.ts';
import type { Document } from '../profile/entity.ts';
import { published, summary } from '../profile/published.ts';
import { matchingIds, onPage, type FindIds } from './matching-ids.ts';
import { nestedServices, wholeService, type NestedService } from './nested-services.ts';
import { pageOf, type Page } from './page.ts';
import type { Parameters } from './read-parameters.ts';
import { serviceConditions } from './service-conditions.ts';

const ID = sql`service.id`;

/** `/services`: by what they are called where text is searched for, best match first; else by id. */
export async function listServices(
  database: DirectoryDatabase,
  asked: Parameters,
  find: FindIds = matchingIds,
): Promise<Page> {
  const order =
    asked.search === null
      ? ID
      : sql`ts_rank(service.words, websearch_to_tsquery('english', ${asked.search})) desc, service.id`;
  const found = await find(
    database,
    { from: sql`service_directory.service`, id: ID, conditions: serviceConditions(asked), order },
    asked,
  );
  if (asked.minimal) {
    const { rows } = await sql<MinimalService>`
      select service.id::text as id, service.document -> 'last_modified' as last_modified
      from unnest(${found.ids}::uuid[]) with ordinality as page (id, at)
      join service_directory.service on service.id = page.id order by page.at`.execute(database);
    return pageOf(rows.map(minimalService), found.total, asked.page, asked.perPage);
  }
  const page = onPage(ID, found);
  const services = await nestedServices(database, page.condition, page.order);
  const contents = services.map((service) =>
    asked.full ? published('service', wholeService(service)) : serviceSummary(service),
  );
  return pageOf(contents, found.total, asked.page, asked.perPage);
}

interface MinimalService {
  readonly id: string;
  readonly last_modified: string | null;
}

/** What `minimal=true` gives: enough to know what to fetch again. */
function minimalService({ id, last_modified }: MinimalService): Document {
  return last_modified === null ? { id } : { id, last_modified };
}

/** `/services/{id}`; null where there is none. */
export async function readService(database: DirectoryDatabase, id: string): Promise<Document | null> {
  const [service] = await nestedServices(database, sql`service.id = ${id}::uuid`);
  return service === undefined ? null : published('service', wholeService(service));
}

/** A service in a list: its own properties and who gives it. */
export function serviceSummary({ own, organization }: NestedService): Document {
  return {
    ...summary('service', own),
    ...(organization === null ? {} : { organization: summary('organization', organization) }),
  };
}
