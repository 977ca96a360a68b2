import { sql } from 'kysely';
import type { DirectoryContext } from '../../directory-context.ts';
import { londonClock } from '../../opening/london-clock.ts';
import type { AdviceFacet, BodyFacet, DeploymentRow, NeighbourFacet } from '../../places/locality-facets.ts';
import type { PlaceRow } from '../../places/place-rows.ts';
import type { NamedContact } from '../../resolvers/locality.type.ts';

/** Who is who in a locality. */
export interface LocalityDetails {
  readonly place: Pick<PlaceRow, 'key' | 'name' | 'latitude' | 'longitude' | 'notes'>;
  readonly neighbours: readonly NeighbourFacet[];
  readonly bodies: readonly BodyFacet[];
  readonly advice: readonly AdviceFacet[];
  readonly deployments: readonly DeploymentRow[];
  /** Whom to ask, by the service’s id. */
  readonly contacts: ReadonlyMap<string, readonly NamedContact[]>;
}

/** Contacts beyond these are not told on one page. */
const MOST = 500;

/** Null where there is no locality of that key. */
export async function localityDetails(
  { database, facets, now }: DirectoryContext,
  key: string,
): Promise<LocalityDetails | null> {
  const found = await sql<LocalityDetails['place']>`
    select key, name, latitude, longitude, notes from service_directory.place
    where key = ${key} and layer = 'LOCALITY'`.execute(database);
  const [place] = found.rows;
  if (place === undefined) return null;
  const today = londonClock(now).date;
  const [neighbours, bodies, advice, deployments, contacts] = await Promise.all([
    facets().neighbours.load(place.key),
    facets().bodies.load(place.key),
    facets().advice.load(place.key),
    facets().deployments.load(place.key),
    sql<NamedContact & { serviceId: string }>`
      select service_id::text as "serviceId", name, role, telephone, email from service_directory.named_contact
      where place = ${place.key} and coalesce(since <= ${today}::date, true)
        and coalesce(until >= ${today}::date, true)
      order by name, service_id limit ${MOST}::int`.execute(database),
  ]);
  return {
    place,
    neighbours,
    bodies,
    advice,
    deployments,
    contacts: Map.groupBy(contacts.rows, ({ serviceId }) => serviceId),
  };
}
