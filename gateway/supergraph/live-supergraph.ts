import { createHash } from 'node:crypto';
import type { CheckSupergraph, MakeServing, Serving } from './serving.ts';

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

/**
 * @param check what every document but the first has to pass before anything is made of it
 * @throws Error where the first document cannot be served
 */
export async function liveSupergraph(
  first: string,
  make: MakeServing,
  check: CheckSupergraph,
  onReload: OnReload,
): Promise<LiveSupergraph> {
  let serving = await make(first, []);
  let next: string | null = null;
  let underWay: Promise<void> | null = null;

  const reload = async (sdl: string): Promise<void> => {
    const hash = createHash('sha256').update(sdl, 'utf8').digest('hex');
    if (hash === serving.hash) return;
    try {
      const warm = serving.newest(WARMED);
      await check(sdl, warm);
      serving = await make(sdl, warm);
      onReload({ hash, refused: null });
    } catch (refused) {
      onReload({ hash, refused });
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
  };
}
