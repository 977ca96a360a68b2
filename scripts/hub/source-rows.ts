import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { fileLines, fileText } from './file-text.ts';

/** A row of a file and the line it begins on, counted from 1. */
export interface SourceRow {
  readonly line: number;
  /** The row as an object; null where the line is not one. */
  readonly row: unknown;
  /** Bytes of the file read so far. */
  readonly position: number;
}

/**
 * Reads a file row by row, in constant memory: CSV with a heading line, or one JSON object a line. Which of the two is
 * told by the name’s ending, `.csv` or anything else.
 * @throws Error when the file is not there or not text in UTF-8, or a CSV file is not well formed, with the line; it
 *   repeats nothing that is in the file
 */
export async function* sourceRows(file: string): AsyncGenerator<SourceRow> {
  try {
    yield* file.toLowerCase().endsWith('.csv') ? csvRows(file) : jsonRows(file);
  } catch (cause) {
    throw cause instanceof Error ? new Error(`${file} cannot be read: ${problemOf(cause)}.`, { cause }) : cause;
  }
}

/** What is wrong with a file. The messages of the CSV reader repeat what is in a row: of those only the line is told. */
function problemOf(error: Error): string {
  return error instanceof CsvError ? `line ${String(error['lines'])} is not well-formed CSV` : error.message;
}

/** @throws Error that says that the file cannot be read */
export async function fileSize(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  const isReadable = await access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (found === null || !isReadable)
    throw new Error(`${file} cannot be read: it is not there, or you may not read it.`);
  if (found.isDirectory()) throw new Error(`${file} is a folder: name the file in it.`);
  return found.size;
}

async function* csvRows(file: string): AsyncGenerator<SourceRow> {
  const input = createReadStream(file);
  const text = Readable.from(fileText(input));
  const parser = text.pipe(parse({ columns: true, info: true, relax_column_count: true, max_record_size: 100_000 }));
  text.once('error', (error) => parser.destroy(error));
  let line = 2;
  for await (const { record, info } of parser as AsyncIterable<{
    record: object;
    info: { lines: number; bytes: number };
  }>) {
    yield { line, row: record, position: info.bytes };
    line = info.lines + 1;
  }
}

async function* jsonRows(file: string): AsyncGenerator<SourceRow> {
  const input = createReadStream(file);
  let line = 0;
  for await (const text of fileLines(input)) {
    line++;
    if (text.trim() !== '') yield { line, row: objectIn(text), position: input.bytesRead };
  }
}

function objectIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
