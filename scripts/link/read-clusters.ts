import { csvFile } from './csv-file.ts';

/**
 * Reads a file of records and their clusters: CSV with a heading, the first column the record, the second the cluster.
 * @throws Error for a file that is not there, empty or not of that form, and for a record that comes twice
 */
export async function readClusters(file: string): Promise<Map<string, string>> {
  const clusters = new Map<string, string>();
  let row = 0;
  for await (const rows of csvFile(file)) {
    for (const [record, cluster] of rows) {
      row += 1;
      if (record === undefined || cluster === undefined)
        throw new Error(`${file} needs two columns: record and cluster.`);
      if (clusters.has(record)) throw new Error(`${file} has a record twice: row ${row} has it again.`);
      if (row > 1) clusters.set(record, cluster);
    }
  }
  if (clusters.size === 0) throw new Error(`${file} has no records.`);
  return clusters;
}
