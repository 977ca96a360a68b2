import { HubError } from '../../../schema/contract/error-codes.ts';

export interface GroupCommitBounds {
  /** Items and bytes accepted and not yet settled, at most. */
  readonly waitingItems: number;
  readonly waitingBytes: number;
  /** Items and bytes of one flush, at most; a submission is never split, so a larger one is flushed by itself. */
  readonly flushItems: number;
  readonly flushBytes: number;
}

export interface GroupCommitOptions<Item> {
  /** Makes all items durable, in their order, or rejects having made none of them so. */
  readonly flush: (items: readonly Item[]) => Promise<void>;
  /** True for a rejection that blames the items, false for one that blames the store. */
  readonly isRefusal: (error: unknown) => boolean;
  /** Lets a moment pass between two flushes, in which those who were just answered may submit again. */
  readonly gather: () => Promise<void>;
  readonly bounds: GroupCommitBounds;
}

interface Submission<Item> {
  readonly items: readonly Item[];
  readonly bytes: number;
  /** Acknowledges the submission, or fails it. */
  readonly settle: (error: Error | null) => void;
}

/** Whom to tell what: null that all of it is durable. */
interface Outcome<Item> {
  readonly submission: Submission<Item>;
  readonly error: Error | null;
}

/** Items that are worth a flush of their own while others are waited for. */
const WORTHWHILE = 16;

/**
 * Lets many callers who each wait for durability share one flush: while one is under way the next gathers. Items are
 * flushed in the order of their submission and one flush at a time. When the store fails, those in that flush fail, and
 * the next flush tries anew; when it refuses the items, the flush is halved until those to blame are alone.
 * (The group commit of DeWitt et al., "Implementation techniques for main memory database systems", 1984, without its
 * timer: the first caller never waits for others to come.)
 *
 * Where callers are many, a flush takes about half of their items: while the store has one half, the answers to the other
 * are given and what follows is got ready, so that neither side waits for the other.
 */
export class GroupCommit<Item> {
  readonly #options: GroupCommitOptions<Item>;
  #waiting: Submission<Item>[] = [];
  #items = 0;
  #bytes = 0;
  /** The most items that were unsettled at once since the flush under way began. */
  #most = 0;
  #work: Promise<void> | null = null;

  constructor(options: GroupCommitOptions<Item>) {
    this.#options = options;
  }

  /**
   * Resolves when all the items are durable; rejects as the flush did, with none or with all of them stored (a store
   * may lose its answer).
   * @throws HubError AUDIT_UNAVAILABLE, at once, when too much is waiting already
   */
  submit(items: readonly Item[], bytes: number): Promise<void> {
    const { waitingItems, waitingBytes } = this.#options.bounds;
    if (this.#items + items.length > waitingItems || this.#bytes + bytes > waitingBytes)
      return Promise.reject(new HubError('AUDIT_UNAVAILABLE'));
    this.#items += items.length;
    this.#bytes += bytes;
    this.#most = Math.max(this.#most, this.#items);
    return new Promise((resolve, reject) => {
      const settle = (error: Error | null) => {
        this.#items -= items.length;
        this.#bytes -= bytes;
        if (error === null) resolve();
        else reject(error);
      };
      this.#waiting.push({ items, bytes, settle });
      this.#work ??= this.#flushAll();
    });
  }

  /** Resolves when nothing is waiting or under way. */
  async idle(): Promise<void> {
    while (this.#work !== null) await this.#work;
  }

  async #flushAll(): Promise<void> {
    let telling = Promise.resolve();
    while (this.#waiting.length > 0) {
      const outcomes = await this.#flush(this.#nextFlush());
      await telling;
      const tell = () => {
        for (const { submission, error } of outcomes) submission.settle(error);
      };
      if (this.#isEnoughWaiting()) {
        // The next flush is on its way before they hear of it, as what they do then takes time.
        telling = this.#options.gather().then(tell);
      } else {
        tell();
        // Those who were just answered, and what has come in meanwhile, join the next flush: else half would always miss it.
        await this.#options.gather();
      }
    }
    this.#work = null;
  }

  /** True where those who wait already are worth a flush, without those who were just answered. */
  #isEnoughWaiting(): boolean {
    const enough = Math.max(WORTHWHILE, this.#most / 4);
    let items = 0;
    return this.#waiting.some((submission) => (items += submission.items.length) >= enough);
  }

  /** Items of one of the two halves that take turns; all that may be in a flush where callers are few. */
  #share(): number {
    const { flushItems } = this.#options.bounds;
    return this.#most < 2 * WORTHWHILE ? flushItems : Math.min(flushItems, Math.ceil(this.#most / 2));
  }

  #nextFlush(): Submission<Item>[] {
    const { flushBytes } = this.#options.bounds;
    const most = this.#share();
    this.#most = this.#items;
    let items = 0;
    let bytes = 0;
    const end = this.#waiting.findIndex((submission, position) => {
      items += submission.items.length;
      bytes += submission.bytes;
      return position > 0 && (items > most || bytes > flushBytes);
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
  }

  async #flush(submissions: readonly Submission<Item>[]): Promise<readonly Outcome<Item>[]> {
    try {
      await this.#options.flush(submissions.flatMap((submission) => submission.items));
      return submissions.map((submission) => ({ submission, error: null }));
    } catch (error) {
      if (submissions.length > 1 && this.#options.isRefusal(error)) {
        const middle = submissions.length >> 1;
        const first = await this.#flush(submissions.slice(0, middle));
        return [...first, ...(await this.#flush(submissions.slice(middle)))];
      }
      const failure = error instanceof Error ? error : new HubError('AUDIT_UNAVAILABLE', undefined, { cause: error });
      return submissions.map((submission) => ({ submission, error: failure }));
    }
  }
}
