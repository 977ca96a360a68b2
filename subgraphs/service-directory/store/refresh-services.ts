import { sql } from 'kysely';
import type { DirectoryDatabase } from './directory-database.ts';

/** Whose services are refreshed: those named, those of the organisations, and those that are given at the locations. */
export interface Touched {
  readonly services: readonly string[];
  readonly organizations: readonly string[];
  readonly locations: readonly string[];
}

/**
 * Writes anew what is made from several documents: what belongs to a service, ready to be told with it; and what a text
 * search finds it by, its name above all, then what it is filed under and who gives it, then its description. (PostgreSQL
 * would take words with a stroke between them for the path of a file.)
 */
export async function refreshServices(database: DirectoryDatabase, touched: Touched): Promise<void> {
  const services = `{${touched.services.join(',')}}`;
  const organizations = `{${touched.organizations.join(',')}}`;
  await sql`
    update service_directory.service set nested = service_directory.nested_in(service.id, service.organization_id)
    where service.id = any(${services}::uuid[])
      or service.organization_id = any(${organizations}::uuid[])
      or service.id in (select service_id from service_directory.service_at_location
        where location_id = any(${`{${touched.locations.join(',')}}`}::uuid[]))`.execute(database);
  await sql`
    update service_directory.service set words =
      setweight(to_tsvector('english', translate(service.name, '/_', '  ')), 'A') ||
      setweight(to_tsvector('english', coalesce(
        (select string_agg(translate(term.name, '/_', '  '), ' ') from service_directory.taxonomy_term term
         where term.id = any(service.term_ids)), '')), 'B') ||
      setweight(to_tsvector('english', coalesce(
        (select translate(organization.name, '/_', '  ') from service_directory.organization
         where organization.id = service.organization_id), '')), 'B') ||
      setweight(to_tsvector('english', translate(left(coalesce(service.document ->> 'description', ''), 20000), '/_', '  ')), 'C')
    where service.id = any(${services}::uuid[])
      or service.organization_id = any(${organizations}::uuid[])`.execute(database);
  await sql`
    update service_directory.service_at_location place set words = service.words
    from service_directory.service
    where service.id = place.service_id and place.words <> service.words
      and (service.id = any(${services}::uuid[])
        or service.organization_id = any(${organizations}::uuid[]))`.execute(database);
  await sql`
    insert into service_directory.word (word, trigrams)
    select word, array(select distinct substr('  ' || word || ' ', at, 3) from generate_series(1, length(word) + 1) at)
    from (
      select distinct unnest(tsvector_to_array(to_tsvector('simple', translate(service.name || ' ' ||
        left(coalesce(service.document ->> 'description', ''), 20000), '/_', '  ')))) as word
      from service_directory.service where service.id = any(${services}::uuid[])
    ) as used
    where word ~ '^[[:alpha:]]{4,30}$'
    on conflict (word) do nothing`.execute(database);
}
