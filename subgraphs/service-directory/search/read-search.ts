import { sql } from 'kysely';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { DirectoryContext } from '../directory-context.ts';
import { uuidKey } from '../open-referral/profile/uuid-key.ts';
import { londonClock } from '../opening/london-clock.ts';
import type { DirectoryDatabase } from '../store/directory-database.ts';
import type { DirectorySearch } from './directory-search.ts';
import { readNear } from './read-near.ts';
import { searchWords } from './search-query.ts';

/** What somebody asks for, as it was typed. */
export interface AskedSearch {
  readonly near?: string | null;
  readonly within?: number | null;
  readonly text?: string | null;
  readonly age?: number | null;
  readonly tierTermId: string | null;
  readonly need?: string | null;
  readonly openNow?: boolean | null;
  readonly openOn?: string | null;
  readonly locality?: string | null;
}

export interface ReadSearch {
  readonly search: Omit<DirectorySearch, 'query'>;
  readonly words: readonly string[];
}

const LONGEST_TEXT = 200;
const USUAL_KILOMETRES = 10;
const FARTHEST_KILOMETRES = 100;
const OLDEST = 150;

/**
 * Reads a search, and looks up the places and terms that it names.
 * @throws HubError BAD_REQUEST with VALUE_INVALID or VALUE_TOO_LONG, also for filters that contradict each other
 */
export async function readSearch({ database, now }: DirectoryContext, asked: AskedSearch): Promise<ReadSearch> {
  const text = asked.text ?? '';
  if (text.length > LONGEST_TEXT) throw new HubError('BAD_REQUEST', 'VALUE_TOO_LONG');
  const words = searchWords(text);
  const kilometres = asked.within ?? USUAL_KILOMETRES;
  const wrong =
    (text.trim() !== '' && words.length === 0) ||
    (asked.within != null && asked.near == null) ||
    !(kilometres > 0 && kilometres <= FARTHEST_KILOMETRES) ||
    (asked.age != null && !(asked.age >= 0 && asked.age <= OLDEST)) ||
    (asked.openNow === true && asked.openOn != null);
  if (wrong) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  const near = asked.near == null ? null : await readNear(database, asked.near);
  const need = asked.need == null ? [] : [await termNamed(database, asked.need)];
  return {
    words,
    search: {
      near: near === null ? null : { ...near, metres: kilometres * 1_000 },
      age: asked.age ?? null,
      termIds: [...(asked.tierTermId === null ? [] : [asked.tierTermId]), ...need],
      places: asked.locality == null ? null : await placesRound(database, asked.locality),
      openOn: asked.openOn ?? null,
      openAt: asked.openNow === true ? londonClock(now) : null,
    },
  };
}

async function termNamed(database: DirectoryDatabase, need: string): Promise<string> {
  const id = uuidKey(need);
  if (id !== null) return id;
  if (need.length > LONGEST_TEXT) throw new HubError('BAD_REQUEST', 'VALUE_TOO_LONG');
  const { rows } = await sql<{ id: string }>`
    select id::text as id from service_directory.taxonomy_term
    where lower(name) = lower(${need.replaceAll('\0', '')}) order by id limit 1`.execute(database);
  if (rows[0] === undefined) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  return rows[0].id;
}

/** The keys of a locality and of all that it is part of: what is deployed in the county is deployed there. */
async function placesRound(database: DirectoryDatabase, locality: string): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from service_directory.place where key = ${locality.replaceAll('\0', '')} and layer = 'LOCALITY'
    union
    select whole from service_directory.place_part where part = ${locality.replaceAll('\0', '')}`.execute(database);
  if (rows.length === 0) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  return rows.map(({ key }) => key);
}
