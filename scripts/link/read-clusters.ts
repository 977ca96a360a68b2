import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { fileSize } from '../hub/source-rows.ts';

/**
 * Reads a file of records and their clusters: CSV with a heading, the first column the record, the second the cluster.
 * @throws Error for a file that is not there, empty or not of that form, and for a record that comes twice
 */
export async function readClusters(file: string): Promise<Map<string, string>> {
  await fileSize(file);
  const input = createReadStream(file);
  const parser = input.pipe(parse({ bom: true, skip_empty_lines: true, from_line: 2 }));
  input.once('error', (error) => parser.destroy(error));
  const clusters = new Map<string, string>();
  for await (const [record, cluster] of parser as AsyncIterable<string[]>) {
    if (record === undefined || cluster === undefined)
      throw new Error(`${file} needs two columns: record and cluster.`);
    if (clusters.has(record)) throw new Error(`${file} has a record twice.`);
    clusters.set(record, cluster);
  }
  if (clusters.size === 0) throw new Error(`${file} has no records.`);
  return clusters;
}
