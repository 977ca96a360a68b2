import { createReadStream } from 'node:fs';
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
  const input = createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 });
  try {
    for await (const rows of csvRows(text(input as AsyncIterable<string>))) {
      yield rows;
      progress(input.bytesRead, size);
    }
  } catch (error) {
    if (!(error instanceof CsvProblem)) throw error;
    throw new Error(`${file} is not well-formed CSV: ${error.message}.`, { cause: error });
  } finally {
    input.destroy();
  }
}

/** Passes on what is text; what programs and other encodings leave in a file is found by its first zero byte. */
async function* text(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    if (chunk.includes('\0')) throw new CsvProblem('it is not text in UTF-8');
    yield chunk;
  }
}
