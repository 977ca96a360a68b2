import type { ReadStream } from 'node:fs';

/** Characters of a line: a file without line ends is not kept whole. */
const LONGEST = 1_000_000;

/** That a file is not text in UTF-8. */
export class NoText extends Error {
  constructor() {
    super('it is not text in UTF-8; from a spreadsheet, save it as “CSV UTF-8”');
  }
}

/**
 * The text of a file, piece by piece, without a byte order mark. Another encoding, as Windows-1252, would give other
 * names than the file has; and what other programs leave in a file has zero bytes.
 * @throws NoText
 */
export async function* fileText(input: ReadStream): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of input as AsyncIterable<Buffer>) yield decoded(decoder, chunk);
  yield decoded(decoder, null);
}

/**
 * The same line by line.
 * @throws NoText; Error that says which line is too long
 */
export async function* fileLines(input: ReadStream): AsyncGenerator<string> {
  let rest = '';
  let count = 0;
  for await (const piece of fileText(input)) {
    const lines = (rest + piece).split(/\r?\n/);
    rest = lines.pop() ?? '';
    count += lines.length;
    if (rest.length > LONGEST) throw new Error(`line ${count + 1} is too long`);
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer | null): string {
  let text: string;
  try {
    text = chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new NoText();
  }
  if (text.includes('\0')) throw new NoText();
  return text;
}
