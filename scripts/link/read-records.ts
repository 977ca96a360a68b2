import { createReadStream } from 'node:fs';
import { fileSize } from '../hub/source-rows.ts';
import { hashText } from '../../subgraphs/child-index/matching/normalise/hash-text.ts';
import type { ColumnMap } from './column-map.ts';
import { CsvProblem, csvRows } from './csv-rows.ts';
import { RecordReader } from './record-reader.ts';

export interface ReadRecords {
  readonly ids: readonly string[];
  readonly reader: RecordReader;
}

/**
 * Reads the records of a CSV file with a heading line, row by row.
 * @throws Error for a file that is not there, empty, or not well formed, for a column that is missing, and for a row
 *   without an id or with one that an earlier row has; it names the line, and repeats nothing that is in it
 */
export async function readRecords(
  file: string,
  columns: ColumnMap,
  progress: (done: number, total: number) => void,
): Promise<ReadRecords> {
  const size = await fileSize(file);
  const input = createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 });
  const ids: string[] = [];
  let reader: RecordReader | null = null;
  try {
    for await (const rows of csvRows(input as AsyncIterable<string>)) {
      for (const row of rows) {
        if (reader === null) {
          const heading = row.map((name) => name.trim());
          reader = new RecordReader(heading, columns);
          continue;
        }
        const id = reader.idOf(row);
        if (id === '') throw new Error(`${file}: row ${ids.length + 1} has no id.`);
        ids.push(id);
        reader.add(row);
      }
      progress(input.bytesRead, size);
    }
  } catch (error) {
    if (!(error instanceof CsvProblem)) throw error;
    throw new Error(`${file} is not well-formed CSV: ${error.message}.`, { cause: error });
  } finally {
    input.destroy();
  }
  if (reader === null) throw new Error(`${file} is empty.`);
  if (ids.length === 0) throw new Error(`${file} has a heading, but no records.`);
  const repeated = firstRepeated(ids);
  if (repeated !== null) throw new Error(`${file}: row ${repeated + 1} has an id that an earlier row has.`);
  progress(size, size);
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
