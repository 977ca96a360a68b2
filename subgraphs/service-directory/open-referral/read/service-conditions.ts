import { sql, type RawBuilder } from 'kysely';
import type { Parameters } from './read-parameters.ts';

/**
 * Which services a request asks for, as conditions on `service`. An age, a day or a time that a service does not state
 * does not fit a filter that asks for one. Day and times have to fit the same day of the same schedule.
 */
export function serviceConditions(asked: Parameters): readonly RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (asked.search !== null) conditions.push(sql`service.words @@ websearch_to_tsquery('english', ${asked.search})`);
  if (asked.organizationId !== null) conditions.push(sql`service.organization_id = ${asked.organizationId}::uuid`);
  if (asked.modifiedAfter !== null) conditions.push(sql`service.last_modified >= ${asked.modifiedAfter}::timestamptz`);
  if (asked.minimumAge !== null) conditions.push(sql`service.minimum_age >= ${asked.minimumAge}::numeric`);
  if (asked.maximumAge !== null) conditions.push(sql`service.maximum_age <= ${asked.maximumAge}::numeric`);
  if (asked.taxonomyTermId !== null) conditions.push(sql`service.term_ids @> array[${asked.taxonomyTermId}::uuid]`);
  if (asked.taxonomyId !== null) conditions.push(ofTaxonomy(asked.taxonomyId));
  const hours = [
    ...(asked.day === null ? [] : [sql`opening.day = ${asked.day}`]),
    ...(asked.startTime === null ? [] : [sql`opening.opens_at >= ${asked.startTime}::time`]),
    ...(asked.endTime === null ? [] : [sql`opening.closes_at <= ${asked.endTime}::time`]),
  ];
  if (hours.length > 0) {
    conditions.push(sql`exists (
      select from service_directory.opening where opening.service_id = service.id and ${sql.join(hours, sql` and `)})`);
  }
  return conditions;
}

/** A term says its taxonomy by id or, where it is only quoted, by name. */
function ofTaxonomy(id: string): RawBuilder<unknown> {
  return sql`service.term_ids && array(
    select term.id from service_directory.taxonomy_term term
    left join service_directory.taxonomy on taxonomy.id = ${id}::uuid
    where term.taxonomy_id = ${id}::uuid
      or (term.taxonomy_id is null and term.document ->> 'taxonomy' = taxonomy.name))`;
}
