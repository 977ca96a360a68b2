import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** The lines of an archive, one at a time. */
export function archiveLines(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
}
