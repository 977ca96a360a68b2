import { sql } from 'kysely';
import { ServiceProvider, ServiceTier, providerTermId, tierTermId } from '../../resolvers/service-tier.enum.ts';
import type { DirectoryDatabase } from '../../store/directory-database.ts';

export interface LocalityChoice {
  readonly key: string;
  readonly name: string;
  /** The county or borough that it is part of; null where it is part of none. */
  readonly authority: string | null;
  /** Degrees of its middle; both null where nobody has said. */
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface NeedChoice {
  /** Of a taxonomy term. */
  readonly id: string;
  readonly name: string;
}

/** What the finder’s form lets one choose from. */
export interface Choices {
  readonly localities: readonly LocalityChoice[];
  readonly needs: readonly NeedChoice[];
}

/** No list to choose from is longer. */
const MOST_LOCALITIES = 500;
const MOST_NEEDS = 200;

/** The localities, by authority, and the taxonomy terms under which any service is filed; tiers and providers apart. */
export async function readChoices(database: DirectoryDatabase): Promise<Choices> {
  const apart = [
    ...(Object.keys(ServiceTier) as ServiceTier[]).map(tierTermId),
    ...(Object.keys(ServiceProvider) as ServiceProvider[]).map(providerTermId),
  ];
  const [localities, needs] = await Promise.all([
    sql<LocalityChoice>`
      select locality.key, locality.name, locality.latitude, locality.longitude,
        (select whole.name from service_directory.place_part part
          join service_directory.place whole on whole.key = part.whole
          where part.part = locality.key and whole.layer in ('COUNTY', 'BOROUGH')
          order by whole.key limit 1) as authority
      from service_directory.place locality where locality.layer = 'LOCALITY'
      order by authority nulls last, locality.name, locality.key limit ${MOST_LOCALITIES}::int`.execute(database),
    sql<NeedChoice>`
      select term.id::text as id, term.name from service_directory.taxonomy_term term
      where not term.id = any(${`{${apart.join(',')}}`}::uuid[])
        and exists (select from service_directory.service where service.term_ids @> array[term.id])
      order by term.name, term.id limit ${MOST_NEEDS}::int`.execute(database),
  ]);
  return { localities: localities.rows, needs: needs.rows };
}
