import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { IndexContext } from '../index-context.ts';
import { indexEntry } from '../sharing/decision-entry.ts';
import type { SharingRecord } from '../sharing/sharing-record.ts';
import type { ChildMatch } from './child.type.ts';
import type { IdentityRelease } from './identity-release.ts';
import { nameFits, searchKeys, type SearchCriteria, type SearchKeys } from './search-criteria.ts';

/** Answers at most. */
const LIMIT = 10;
/** Children looked at: more than are answered, because some of them may have to be left out. */
const LOOKED_AT = 50;

/**
 * Children who fit, those first whose name is spelt as asked for, as far as the asker may know of them; the search, its criteria and what it showed are on the audit
 * trail before it is answered.
 * @throws HubError BAD_REQUEST when the criteria are too wide
 */
export async function searchChildren(context: IndexContext, criteria: SearchCriteria): Promise<ChildMatch[]> {
  const keys = searchKeys(criteria, new Date().toISOString().slice(0, 10));
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
    if (keys.school !== null && isSchoolHidden(record, release)) continue;
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

/**
 * Whether what was searched for is what the asker is told: not where the child lives, and not a name that the family
 * left behind (SI 2007/2182 reg. 6(5): nothing else of a shielded record can be read).
 */
function isShownBy(keys: SearchKeys, record: SharingRecord, release: IdentityRelease): boolean {
  const byPlace = keys.postcode !== null || keys.district !== null || keys.school !== null;
  const byShownName = nameFits(keys, record.givenName, record.familyName);
  return (
    (!byPlace || release.mayTell('IDX_LOCATION', 'postcode')) &&
    (byShownName || release.mayTell('IDX_IDENTITY', 'otherNames'))
  );
}

/** Where anybody refused that something be shared, the school leads to the child only whoever may know where it is. */
function isSchoolHidden({ consents }: SharingRecord, release: IdentityRelease): boolean {
  const isRefused = consents.some(({ refusal, withdrawnAt }) => refusal || withdrawnAt !== null);
  return isRefused && !release.mayTell('IDX_LOCATION', 'postcode');
}

/**
 * By a name that is spelt as asked for or sounds like it, the best first. Days are compared as text: on one that the
 * calendar of the database lacks, such as of the year 0, nobody was born.
 */
async function childrenWith(em: SqlEntityManager, keys: SearchKeys): Promise<string[]> {
  const {
    family,
    familySound,
    given,
    givenSound,
    givenMeaning,
    dateOfBirth,
    bornFrom,
    bornTo,
    postcode,
    district,
    school,
  } = keys;
  const { rows } = await sql<{ id: string }>`
    select c.id
    from child_index.child_name n
    join child_index.child c on c.id = n.child_id
    where (n.family_key = ${family} or (n.family_sound = ${familySound}::integer and n.family_sound <> 0))
      and (${given}::text is null or n.given_key = ${given}
        or (n.given_sound = ${givenSound}::integer and n.given_sound <> 0)
        or (n.given_meaning = ${givenMeaning}::integer and n.given_meaning <> 0))
      and (${dateOfBirth}::text is null or to_char(c.date_of_birth, 'YYYY-MM-DD') = ${dateOfBirth})
      and (${bornFrom}::text is null or c.date_of_birth >= ${bornFrom}::date)
      and (${bornTo}::text is null or c.date_of_birth <= ${bornTo}::date)
      and (${postcode ?? district}::text is null or exists (
        select from child_index.child_address a where a.child_id = c.id
          and (${postcode}::text is null or a.postcode_key = ${postcode})
          and (${district}::text is null or left(a.postcode_key, -3) = ${district})
      ))
      and (${school}::text is null or exists (
        select from child_index.record_link l where l.child_id = c.id
          and l.custodian = 'EDUCATION' and l.category = 'INV_UNIVERSAL'
          and regexp_replace(lower(l.unit), '[^[:alnum:]]', '', 'g') = ${school}
      ))
    group by c.id
    order by min((n.family_key <> ${family})::integer * 2 + (n.given_key is distinct from coalesce(${given}, n.given_key))::integer),
      c.family_name, c.given_name, c.id
    limit ${LOOKED_AT}`.execute(em.getKysely());
  return rows.map((row) => row.id);
}
