import { parseArgs } from 'node:util';
import { USUAL_PROTECTION, type ProtectionOptions } from './protection.ts';

const USAGE = `npm run serve:supergraph -- --supergraph FILE --port N [--guarded] [--max-in-flight N] [--subgraph-calls N]

  --supergraph FILE     the composed document; its subgraphs are asked at the addresses in it
  --port N              on this machine alone; 0 takes a free one
  --guarded             as the gateway is guarded: a crowd has 503, calls have a bound, a breaker and retries; without,
                        every request is taken and every call is sent once
  --max-in-flight N     guarded, with so many requests under way at once (${USUAL_PROTECTION.maxInFlight})
  --subgraph-calls N    guarded, with so many calls at once to one subgraph (${USUAL_PROTECTION.subgraphCalls})`;

export interface ServeArguments {
  readonly file: string;
  readonly port: number;
  /** Null where there is to be none, as requests cost less without. */
  readonly protection: ProtectionOptions | null;
}

/** @throws Error that says what is wrong, and how the command is used */
export function readServeArguments(words: readonly string[]): ServeArguments {
  const values = parsed(words);
  const { supergraph: file, port } = values;
  if (file === undefined || file === '') throw wrong('--supergraph is missing');
  if (port === undefined) throw wrong('--port is missing');
  const maxInFlight = within('--max-in-flight', values['max-in-flight'], 1, 4_096);
  const subgraphCalls = within('--subgraph-calls', values['subgraph-calls'], 1, 4_096);
  const isGuarded = values.guarded === true || maxInFlight !== null || subgraphCalls !== null;
  return {
    file,
    port: within('--port', port, 0, 65_535) ?? 0,
    protection: !isGuarded
      ? null
      : {
          maxInFlight: maxInFlight ?? USUAL_PROTECTION.maxInFlight,
          subgraphCalls: subgraphCalls ?? USUAL_PROTECTION.subgraphCalls,
        },
  };
}

function parsed(words: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = {
    supergraph: text,
    port: text,
    'max-in-flight': text,
    'subgraph-calls': text,
    guarded: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...words], options }).values;
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

function within(flag: string, text: string | undefined, least: number, most: number): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw wrong(`${flag} has to be a number from ${least} to ${most}`);
}

function wrong(what: string): Error {
  return new Error(`${what}\n\n${USAGE}`);
}
