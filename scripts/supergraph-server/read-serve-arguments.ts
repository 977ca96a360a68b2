import { parseArgs } from 'node:util';

const USAGE = 'npm run serve:supergraph -- --supergraph FILE --port N';

/** @throws Error that says how the command is used */
export function readServeArguments(words: readonly string[]): { readonly file: string; readonly port: number } {
  const { supergraph: file, port } = parsed(words);
  const number = Number(port);
  if (file === undefined || !Number.isInteger(number) || number < 0 || number > 65_535) throw new Error(USAGE);
  return { file, port: number };
}

function parsed(words: readonly string[]): {
  readonly supergraph?: string | undefined;
  readonly port?: string | undefined;
} {
  try {
    return parseArgs({ args: [...words], options: { supergraph: { type: 'string' }, port: { type: 'string' } } })
      .values;
  } catch {
    throw new Error(USAGE);
  }
}
