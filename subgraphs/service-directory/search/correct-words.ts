import { sql } from 'kysely';
import type { DirectoryDatabase } from '../store/directory-database.ts';
import { nearestWords, trigramsOf } from './spelling.ts';

/** Words with the most trigrams in common that are looked at more closely. */
const LOOKED_AT = 100;

/** For each word that the directory does not use, what it may have been meant to be; words it does use are not there. */
export async function correctWords(
  database: DirectoryDatabase,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const corrected = new Map<string, readonly string[]>();
  for (const word of new Set(words)) {
    const { rows } = await sql<{ word: string }>`
      select word from service_directory.word
      where trigrams && ${[...trigramsOf(word)]}::text[]
      order by (select count(*) from unnest(trigrams) as one where one = any(${[...trigramsOf(word)]}::text[])) desc, word
      limit ${LOOKED_AT}::int`.execute(database);
    const known = rows.map((row) => row.word);
    if (!known.includes(word)) corrected.set(word, nearestWords(word, known));
  }
  return corrected;
}
