import { createHash } from 'node:crypto';
import type { MakeServing, Serving } from './serving.ts';

/** The supergraph that is served now. */
export interface LiveSupergraph {
  /** A request takes it once, and keeps it until it is answered. */
  readonly current: () => Serving;
  /**
   * Another document is to be served: it is made ready, operations that were asked for lately are planned on it, and then
   * it takes the place of the one before. Where it cannot be served, that one stays. Of several that come while one is
   * made ready the last counts.
   * @returns when nothing is left to be made ready; never rejects
   */
  offer(sdl: string): Promise<void>;
  /** Nothing is served any more. */
  close(): void;
}

/** What became of a document that was offered. */
export type OnReload = (reload: {
  /** SHA-256 of the document, hexadecimal. */
  readonly hash: string;
  /** Null where it is served from now on; else why it is not. */
  readonly refused: unknown;
}) => void;

/** Operations of the old supergraph that are planned on the new one before it is served. */
const WARMED = 200;

/** @throws Error where the first document cannot be served */
export async function liveSupergraph(first: string, make: MakeServing, onReload: OnReload): Promise<LiveSupergraph> {
  let serving = await make(first, []);
  let next: string | null = null;
  let underWay: Promise<void> | null = null;

  const reload = async (sdl: string): Promise<void> => {
    const hash = createHash('sha256').update(sdl, 'utf8').digest('hex');
    if (hash === serving.hash) return;
    try {
      const old = serving;
      serving = await make(sdl, old.newest(WARMED));
      old.end();
      onReload({ hash, refused: null });
    } catch (error) {
      onReload({ hash, refused: new Error(reasonsOf(error), { cause: error }) });
    }
  };
  const reloadAll = async (): Promise<void> => {
    for (let sdl = next; sdl !== null; sdl = next) {
      next = null;
      await reload(sdl);
    }
    underWay = null;
  };
  return {
    current: () => serving,
    offer: (sdl) => {
      next = sdl;
      underWay ??= reloadAll();
      return underWay;
    },
    close: () => serving.end(),
  };
}

/** What an error says, and what its causes say. */
function reasonsOf(error: unknown): string {
  const reasons: string[] = [];
  for (let cause = error; cause instanceof Error && reasons.length < 5; cause = cause.cause)
    reasons.push(cause.message);
  return reasons.join(': ');
}
