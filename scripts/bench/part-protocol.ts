import type { JSONWebKeySet } from 'jose';
import type { SubgraphName } from '../../schema/contract/agency.ts';
import type { Spans } from './stopwatch.ts';

/** The processes of a benchmark, in the order in which they need each other. */
export const PARTS = ['audit', 'child-index', 'agencies', 'gateway', 'fan-out'] as const;
export type PartName = (typeof PARTS)[number];

/** The two that clients can ask. */
export const FRONTS = ['fan-out', 'gateway'] as const satisfies readonly PartName[];
export type Front = (typeof FRONTS)[number];

export function isPartName(text: string): text is PartName {
  return PARTS.some((part) => part === text);
}

/** What a part is told when it is started. */
export interface PartSettings {
  readonly databaseUrl: string;
  /**
   * One key ring for all lines and one for all seals, as settings have them: what signing and sealing cost does not depend
   * on which key it is.
   */
  readonly keys: { readonly lines: string; readonly seals: string; readonly involvementIds: Buffer };
  /** The public keys of the issuer of tokens. */
  readonly issuerKeys: JSONWebKeySet;
  /** Where the subgraphs are that were started before. */
  readonly origins: Origins;
}

export type Origins = Readonly<Partial<Record<SubgraphName | Front, string>>>;

/** What a part has used since it was last asked. */
export interface Usage {
  /** Milliseconds of processor time, of all threads, user and system. */
  readonly cpu: number;
  readonly spans: Spans;
}

/** From the benchmark to a part. */
export type Command = { readonly do: 'start'; readonly settings: PartSettings } | { readonly do: 'take' };

/** From a part to the benchmark: one reply to each command. */
export type Reply =
  | { readonly is: 'started'; readonly origins: Origins }
  | { readonly is: 'taken'; readonly usage: Usage }
  | { readonly is: 'failed'; readonly why: string };
