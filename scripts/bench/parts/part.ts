import type { Origins, PartSettings } from '../part-protocol.ts';
import type { Stopwatch } from '../stopwatch.ts';

/** A part that is up. */
export interface RunningPart {
  /** Where what it serves can be reached. */
  readonly origins: Origins;
  readonly close: () => Promise<void>;
}

/** Starts a part in this process. What it spends time on goes into the stopwatch. */
export type StartPart = (settings: PartSettings, stopwatch: Stopwatch) => Promise<RunningPart>;

/** The names under which parts time what they do. */
export const TIMED = {
  /** In a subgraph: answering a request. */
  answering: 'answering',
  /** Waiting for the child index, HTTP included. */
  index: 'index',
  /** Waiting for agencies. */
  agencies: 'agencies',
  /** Waiting until an entry is durable. */
  audit: 'audit',
} as const;
