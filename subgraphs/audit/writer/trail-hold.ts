import type { KeyRing } from '../../../schema/contract/key-ring.ts';
import { ContentKeys } from '../content/content-keys.ts';
import { readHead, type TrailHead } from './read-head.ts';
import type { Backend, OpenSession, WriterSession } from './writer-session.ts';

/** The trail in the hands of its one writer. */
export interface HeldTrail {
  readonly session: WriterSession;
  readonly tree: TrailHead['tree'];
  /** The size of the newest checkpoint. */
  checkpointed: number;
  /** The ids of the keys that signed it; none where there is none. */
  readonly signers: readonly string[];
  /** The keys of its content. */
  readonly keys: ContentKeys;
  /** When the last entry was recorded, as utc-text.ts writes it; empty where there is none. */
  lastRecorded: string;
  /** The month for which the trail is known to have its part; empty before that. */
  month: string;
}

/**
 * Takes the trail, and lets go of it when it is no longer known what the database has: whoever takes it up again reads
 * that anew before anything is written.
 */
export class TrailHold {
  readonly #open: OpenSession;
  readonly #masters: KeyRing;
  #held: HeldTrail | null = null;
  #former: Backend | null = null;
  #leastSize = 0;

  constructor(open: OpenSession, masters: KeyRing) {
    this.#open = open;
    this.#masters = masters;
  }

  /** The keys of its content; null while it is not held. */
  get keys(): ContentKeys | null {
    return this.#held?.keys ?? null;
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
    if (this.#held !== null) return this.#held;
    const session = await this.#open(this.#former);
    try {
      const head = await session.as('audit_reader', readHead);
      if (head.tree.size < this.#leastSize) throw new Error('the trail has lost entries that it is known to have had');
      this.#held = { session, ...head, keys: new ContentKeys(this.#masters), month: '' };
      this.#former = session.backend;
      return this.#held;
    } catch (error) {
      session.release();
      throw error;
    }
  }

  letGo(): void {
    if (this.#held === null) return;
    this.expect(this.#held.tree.size);
    this.#held.session.release();
    this.#held = null;
  }
}
