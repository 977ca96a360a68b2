import { createWriteStream, rmSync } from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const ENDINGS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Writes a file of lines, whole or not at all, though the process is told to end meanwhile.
 * @throws Error that says that it cannot be written
 */
export async function writeLines(file: string, lines: Iterable<string>): Promise<void> {
  const unfinished = `${file}.part`;
  const giveUp = (signal: NodeJS.Signals) => {
    rmSync(unfinished, { force: true });
    for (const one of ENDINGS) process.off(one, giveUp);
    process.kill(process.pid, signal); // to end as one does that was told to: with 143, or 130
  };
  for (const signal of ENDINGS) process.on(signal, giveUp);
  try {
    await pipeline(Readable.from(chunks(lines)), createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new Error(`${file} cannot be written.`, { cause: error });
  } finally {
    for (const signal of ENDINGS) process.off(signal, giveUp);
  }
}

/** For work that takes long before it is written down. @throws Error that says that a file cannot be written */
export async function mayBeWritten(file: string): Promise<void> {
  const unfinished = `${file}.part`;
  try {
    // A folder, and what only looks like a file: a device, or a pipe, would be gone.
    if ((await stat(file).catch(() => null))?.isFile() === false) throw new Error('not a file');
    await writeFile(unfinished, '');
    await rm(unfinished);
  } catch (error) {
    throw new Error(`${file} cannot be written.`, { cause: error });
  }
}

/** A text for whoever opens the file in a spreadsheet: what it would take for a formula (OWASP, CSV Injection) is none. */
export function plainField(text: string): string {
  return csvField(/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
}

/** One field of a line: in quotation marks where it needs them. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function* chunks(lines: Iterable<string>): Generator<string> {
  let chunk: string[] = [];
  for (const line of lines) {
    chunk.push(line);
    if (chunk.length < 10_000) continue;
    yield `${chunk.join('\n')}\n`;
    chunk = [];
  }
  if (chunk.length > 0) yield `${chunk.join('\n')}\n`;
}
