import { createReadStream } from 'node:fs';
import { csvRows } from '../../link/csv-rows.ts';

/** All rows of a CSV file, each by the names in its heading. */
export async function csvRowsOf(file: string): Promise<ReadonlyMap<string, string>[]> {
  const found: Map<string, string>[] = [];
  let heading: readonly string[] | null = null;
  const input = createReadStream(file, 'utf8') as AsyncIterable<string>;
  for await (const rows of csvRows(input)) {
    for (const row of rows) {
      if (heading === null) heading = row.map((name) => name.trim());
      else found.push(new Map(heading.map((name, place) => [name, row[place] ?? ''])));
    }
  }
  return found;
}
