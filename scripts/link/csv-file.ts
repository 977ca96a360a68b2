import { createReadStream } from 'node:fs';
import { fileText, NoText } from '../hub/file-text.ts';
import { fileSize } from '../hub/source-rows.ts';
import { CsvProblem, csvRows } from './csv-rows.ts';

/**
 * The rows of a CSV file, a few thousand at a time, the heading first.
 * @throws Error for a file that cannot be read, is no text, or is not well formed; it names the line, and repeats nothing
 *   that is in it
 */
export async function* csvFile(
  file: string,
  progress: (done: number, total: number) => void = () => undefined,
): AsyncGenerator<string[][]> {
  const size = await fileSize(file);
  const input = createReadStream(file, { highWaterMark: 1 << 20 });
  try {
    for await (const rows of csvRows(fileText(input))) {
      yield rows;
      progress(input.bytesRead, size);
    }
  } catch (error) {
    if (!(error instanceof CsvProblem || error instanceof NoText)) throw error;
    throw new Error(`${file} is not well-formed CSV: ${error.message}.`, { cause: error });
  } finally {
    input.destroy();
  }
}
