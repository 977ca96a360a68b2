import { csvFile } from './csv-file.ts';

/**
 * Reads a file of records and their clusters: CSV with a heading, the first column the record, the second the cluster.
 * @throws Error for a file that is not there, empty or not of that form, and for a record that comes twice
 */
export async function readClusters(file: string): Promise<Map<string, string>> {
  const clusters = new Map<string, string>();
  let isHeading = true;
  for await (const rows of csvFile(file)) {
    for (const [record, cluster] of rows) {
      if (record === undefined || cluster === undefined)
        throw new Error(`${file} needs two columns: record and cluster.`);
      if (clusters.has(record)) throw new Error(`${file} has a record twice.`);
      if (!isHeading) clusters.set(record, cluster);
      isHeading = false;
    }
  }
  if (clusters.size === 0) throw new Error(`${file} has no records.`);
  return clusters;
}
