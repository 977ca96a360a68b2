import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { IndexContext } from '../index-context.ts';
import { nameKey, postcodeKey } from '../matching/normalise.ts';
import { indexEntry } from '../sharing/decision-entry.ts';
import type { SharingRecord } from '../sharing/sharing-record.ts';
import type { ChildMatch } from './child.type.ts';
import type { IdentityRelease } from './identity-release.ts';

/** What is searched for. Dates are `YYYY-MM-DD`. */
export interface SearchCriteria {
  readonly familyName: string;
  readonly givenName: string | null;
  readonly dateOfBirth: string | null;
  readonly postcode: string | null;
}

/** Answers at most. */
const LIMIT = 10;
/** Children looked at: more than are answered, because some of them may have to be left out. */
const LOOKED_AT = 50;

/**
 * Children who fit, as far as the asker may know of them; the search, its criteria and what it showed are on the audit
 * trail before it is answered.
 * @throws HubError BAD_REQUEST when the criteria are too wide
 */
export async function searchChildren(context: IndexContext, criteria: SearchCriteria): Promise<ChildMatch[]> {
  const keys = keysOf(criteria);
  const narrowed = keys.given !== null || keys.dateOfBirth !== null || keys.postcode !== null;
  if (keys.family === '' || !narrowed) throw new HubError('BAD_REQUEST', 'SEARCH_TOO_WIDE');

  const candidates = await childrenWith(context.em, keys);
  const seen = await Promise.all(
    candidates.map(async (childId) => {
      const [considered, record] = await Promise.all([context.considered.load(childId), context.sharing.load(childId)]);
      return { childId, release: considered.release, record };
    }),
  );
  const matches: ChildMatch[] = [];
  for (const { childId, release, record } of seen) {
    if (record === null || !release.visible || matches.length === LIMIT) continue;
    if (release.foundByWhatItShows && !isShownBy(keys, record, release)) continue;
    const told = (field: string) => release.mayTell('IDX_IDENTITY', field);
    matches.push({
      id: childId,
      givenName: told('givenName') ? record.givenName : null,
      familyName: told('familyName') ? record.familyName : null,
      dateOfBirth: told('dateOfBirth') ? record.dateOfBirth : null,
    });
  }
  const found = matches.map((match) => match.id);
  // Only of those who are shown does anybody have to be alerted.
  await Promise.all(found.map((childId) => context.identity.load(childId)));
  await context.record(indexEntry('search', context.request, found, { criteria, found }, Date.now()));
  return matches;
}

/** The criteria as compared; null for one that was not given or that nothing is left of. */
interface SearchKeys {
  readonly family: string;
  readonly given: string | null;
  readonly dateOfBirth: string | null;
  readonly postcode: string | null;
}

function keysOf({ familyName, givenName, dateOfBirth, postcode }: SearchCriteria): SearchKeys {
  const orNull = (key: string) => (key === '' ? null : key);
  return {
    family: nameKey(familyName),
    given: orNull(nameKey(givenName)),
    dateOfBirth,
    postcode: orNull(postcodeKey(postcode)),
  };
}

/**
 * Whether what was searched for is what the asker is told: not where the child lives, and not a name that the family
 * left behind (SI 2007/2182 reg. 6(5): nothing else of a shielded record can be read).
 */
function isShownBy(keys: SearchKeys, record: SharingRecord, release: IdentityRelease): boolean {
  const byPlace = keys.postcode !== null;
  const byShownName =
    keys.family === nameKey(record.familyName) && (keys.given === null || keys.given === nameKey(record.givenName));
  return (
    (!byPlace || release.mayTell('IDX_LOCATION', 'postcode')) &&
    (byShownName || release.mayTell('IDX_IDENTITY', 'otherNames'))
  );
}

/** Days are compared as text: on one that the calendar of the database lacks, such as of the year 0, nobody was born. */
async function childrenWith(em: SqlEntityManager, keys: SearchKeys): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct c.family_name, c.given_name, c.id
    from child_index.child_name n
    join child_index.child c on c.id = n.child_id
    where n.family_key = ${keys.family}
      and (${keys.given}::text is null or n.given_key = ${keys.given})
      and (${keys.dateOfBirth}::text is null or to_char(c.date_of_birth, 'YYYY-MM-DD') = ${keys.dateOfBirth})
      and (${keys.postcode}::text is null or exists (
        select from child_index.child_address a where a.child_id = c.id and a.postcode_key = ${keys.postcode}
      ))
    order by c.family_name, c.given_name, c.id
    limit ${LOOKED_AT}`.execute(em.getKysely());
  return rows.map((row) => row.id);
}
