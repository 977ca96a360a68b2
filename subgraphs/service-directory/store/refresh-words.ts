import { sql } from 'kysely';
import type { DirectoryDatabase } from './directory-database.ts';

/**
 * Writes anew what a text search finds services by: their names above all, then what they are filed under and who gives
 * them, then their descriptions. (PostgreSQL would take words with a stroke between them for the path of a file.) For the services named, and those of the organisations named.
 */
export async function refreshWords(
  database: DirectoryDatabase,
  serviceIds: readonly string[],
  organizationIds: readonly string[],
): Promise<void> {
  const services = `{${serviceIds.join(',')}}`;
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
      or service.organization_id = any(${`{${organizationIds.join(',')}}`}::uuid[])`.execute(database);
  await sql`
    update service_directory.service_at_location place set words = service.words
    from service_directory.service
    where service.id = place.service_id and place.words <> service.words
      and (service.id = any(${services}::uuid[])
        or service.organization_id = any(${`{${organizationIds.join(',')}}`}::uuid[]))`.execute(database);
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
