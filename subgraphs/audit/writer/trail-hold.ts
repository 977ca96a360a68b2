import type { TrailDatabase } from '../trail-database.ts';
import { readHead, type TrailHead } from './read-head.ts';
import type { Backend, OpenSession, WriterSession } from './writer-session.ts';

/** The trail in the hands of its one writer. */
export interface HeldTrail {
  readonly database: TrailDatabase;
  readonly tree: TrailHead['tree'];
  /** The size of the newest checkpoint. */
  checkpointed: number;
}

/**
 * Takes the trail, and lets go of it when it is no longer known what the database has: whoever takes it up again reads
 * that anew before anything is written.
 */
export class TrailHold {
  readonly #open: OpenSession;
  #held: { readonly session: WriterSession; readonly trail: HeldTrail } | null = null;
  #former: Backend | null = null;
  #leastSize = 0;

  constructor(open: OpenSession) {
    this.#open = open;
  }

  get isHeld(): boolean {
    return this.#held !== null;
  }

  /** Lets it be known that the trail has had so many entries: one that has fewer is not the same any more. */
  expect(size: number): void {
    this.#leastSize = Math.max(this.#leastSize, size);
  }

  /**
   * The trail, taken now where it was not.
   * @throws TrailTaken while another writer has it; Error when it has fewer entries than it is known to have had, as
   *   after a restored backup or on a server that lags behind: to go on would make two trails of one
   */
  async take(): Promise<HeldTrail> {
    if (this.#held !== null) return this.#held.trail;
    const session = await this.#open(this.#former);
    try {
      const { tree, checkpointed } = await readHead(session.database);
      if (tree.size < this.#leastSize) throw new Error('the trail has lost entries that it is known to have had');
      this.#held = { session, trail: { database: session.database, tree, checkpointed } };
      this.#former = session.backend;
      return this.#held.trail;
    } catch (error) {
      session.release();
      throw error;
    }
  }

  letGo(): void {
    if (this.#held === null) return;
    this.expect(this.#held.trail.tree.size);
    this.#held.session.release();
    this.#held = null;
  }
}
