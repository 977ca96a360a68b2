import { availableParallelism } from 'node:os';
import { hashText } from '../../subgraphs/child-index/matching/normalise/hash-text.ts';
import type { ColumnMap } from './column-map.ts';
import { fileSize } from '../hub/source-rows.ts';
import { csvFile } from './csv-file.ts';
import { RecordReader } from './record-reader.ts';
import { rowsFromThread } from './rows-from-thread.ts';

/** Bytes. A smaller file is read before a second thread has begun. */
const LARGE = 5_000_000;

export interface ReadRecords {
  readonly ids: readonly string[];
  readonly reader: RecordReader;
}

/**
 * Reads the records of a CSV file with a heading line, row by row.
 * @throws Error for a file that is not there, empty, or not well formed, for a column that is missing, and for a row
 *   without an id or with one that an earlier row has; it names the row as a spreadsheet counts them, the heading being
 *   the first, and repeats nothing that is in it
 */
export async function readRecords(
  file: string,
  columns: ColumnMap,
  progress: (done: number, total: number) => void,
): Promise<ReadRecords> {
  const ids: string[] = [];
  let reader: RecordReader | null = null;
  const isLarge = (await fileSize(file)) >= LARGE && availableParallelism() > 1;
  for await (const rows of isLarge ? rowsFromThread(file, columns, progress) : csvFile(file, progress)) {
    for (const row of rows) {
      if (reader === null) {
        const heading = row.map((name) => name.trim());
        reader = new RecordReader(heading, columns);
        continue;
      }
      const id = reader.idOf(row);
      if (id === '') throw new Error(`${file}: row ${ids.length + 2} has no id.`);
      ids.push(id);
      reader.add(row);
    }
  }
  if (reader === null) throw new Error(`${file} is empty.`);
  if (ids.length === 0) throw new Error(`${file} has a heading, but no records.`);
  const repeated = firstRepeated(ids);
  if (repeated !== null) throw new Error(`${file}: row ${repeated + 2} has an id that an earlier row has.`);
  progress(1, 1);
  reader.count();
  return { ids, reader };
}

/** The place of the first id that came before; null where each comes once. Only ids whose hashes are the same are kept. */
function firstRepeated(ids: readonly string[]): number | null {
  const hashes = Uint32Array.from(ids, (id) => hashText(id));
  const sorted = hashes.toSorted();
  const shared = new Set(sorted.filter((hash, at) => hash === sorted[at + 1]));
  const seen = new Set<string>();
  for (const [place, id] of ids.entries()) {
    if (!shared.has(hashes[place] ?? 0)) continue;
    if (seen.has(id)) return place;
    seen.add(id);
  }
  return null;
}
