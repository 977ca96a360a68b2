import { createHash } from 'node:crypto';

/** Characters of an operation's text that an entry keeps. */
const MAX_TEXT = 16 * 1024;
/** Bytes of JSON of the variables that an entry keeps. */
const MAX_VARIABLES = 32 * 1024;

/** A text, cut where it is long; the hash of the whole is beside it in the entry. */
export function boundedText(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}…`;
}

/** Variables, or where they are long their size and SHA-256, by which a copy can still be proved to be the same. */
export function boundedVariables(variables: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const json = JSON.stringify(variables);
  const bytes = Buffer.byteLength(json);
  if (bytes <= MAX_VARIABLES) return { ...variables };
  return { omitted: true, bytes, sha256: createHash('sha256').update(json, 'utf8').digest('hex') };
}
