import { resolve } from 'node:path';
import { commandWords } from '../hub/command-words.ts';

export interface LinkJob {
  readonly records: string;
  readonly columns: string;
  readonly out: string;
  readonly explain: string | null;
}

const USAGE = 'npm run -s link -- RECORDS.csv --columns COLUMNS.json --out CLUSTERS.csv [--explain PAIRS.csv]';

/** @throws Error that says how the command is used, or that one file was named for two things */
export function readLinkArguments(words: readonly string[]): LinkJob {
  const text = { type: 'string' } as const;
  const { values, positionals } = commandWords(USAGE, { columns: text, out: text, explain: text }, true, words);
  const [records, ...rest] = positionals;
  if (records === undefined || rest.length > 0) throw new Error(USAGE);
  if (values.columns === undefined || values.out === undefined) throw new Error(USAGE);
  if ([records, values.columns, values.out, values.explain].includes('')) throw new Error(USAGE);
  const written = [values.out, ...(values.explain === undefined ? [] : [values.explain])].map((file) => resolve(file));
  const files = [...written, resolve(records), resolve(values.columns)];
  if (new Set(files).size < files.length) throw new Error('Each file has to be another one: nothing is written over.');
  return { records, columns: values.columns, out: values.out, explain: values.explain ?? null };
}
