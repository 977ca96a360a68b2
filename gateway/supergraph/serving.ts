import { createHash } from 'node:crypto';
import { admission, type Admission, type Admissible, type SentOperation } from '../execution/admission.ts';
import { executor, type Execute, type OnAsked } from '../execution/executor.ts';
import type { SubgraphLine } from '../execution/subgraph-call.ts';
import { publicLines, publicOperations } from '../identity/public-operations.ts';
import type { OperationLimits } from '../limits/operation-limits.ts';
import { cacheHints } from './cache-hints.ts';
import { loadSupergraph } from './load-supergraph.ts';
import { publicDocuments } from './public-documents.ts';

/** One supergraph, and all that was made from it. A request sees one from its beginning to its end. */
export interface Serving extends Admission {
  /** SHA-256 of the document, hexadecimal. */
  readonly hash: string;
  readonly execute: Execute;
  /** For those who come without a token: what they may ask, and how; null where they may ask nothing. */
  readonly open: OpenDoor | null;
  /** It is served no more. What began with it can still be finished. */
  readonly end: () => void;
}

/** What may be asked without a token, and how. */
export interface OpenDoor {
  readonly admits: (text: string) => boolean;
  readonly execute: Execute;
  /** Registered queries of public subgraphs alone, by id: seconds for which their answers may be kept. */
  readonly documents: ReadonlyMap<string, number>;
}

/**
 * Makes a supergraph ready to be served.
 * @param warm operations that were asked of the one before it, to be planned beforehand
 * @throws Error where it cannot be served: it is none, a subgraph is not to be reached, a registered operation does not fit
 */
export type MakeServing = (sdl: string, warm: readonly SentOperation[]) => Promise<Serving>;

/** What servings are made with, whatever the supergraph. */
export interface ServingParts {
  readonly lines: readonly SubgraphLine[];
  readonly limits: OperationLimits;
  readonly admissible: Omit<Admissible, 'warm'>;
  /** Subgraphs that answer anybody. */
  readonly publicSubgraphs: ReadonlySet<string>;
  /** Mutations of theirs, by name, that anybody may ask for. */
  readonly publicMutations: ReadonlySet<string>;
  /** Labels of progressive overrides that are on, besides those by percentage; none. */
  readonly overrideLabels?: readonly string[];
  readonly onAsked: OnAsked;
  readonly onFallback: (error: unknown) => void;
}

export function makingServings(parts: ServingParts): MakeServing {
  const { lines, limits, admissible, publicSubgraphs, onAsked } = parts;
  return async (sdl, warm) => {
    const supergraph = loadSupergraph(sdl, parts.onFallback, { labels: parts.overrideLabels ?? [] });
    const end = () => supergraph.planner.end();
    const execute = executor(supergraph, lines, onAsked);
    const admitted = await admission(supergraph, limits, { ...admissible, warm }).catch((error: unknown) => {
      end();
      throw error;
    });
    const openDoor = (): OpenDoor => {
      const admits = publicOperations(sdl, publicSubgraphs, parts.publicMutations);
      return {
        admits,
        execute: executor(supergraph, publicLines(lines, publicSubgraphs), onAsked),
        documents: publicDocuments(admissible.registered ?? [], admits, cacheHints(sdl, supergraph.schema)),
      };
    };
    const open = publicSubgraphs.size === 0 ? null : openDoor();
    return { ...admitted, hash: createHash('sha256').update(sdl, 'utf8').digest('hex'), execute, open, end };
  };
}
