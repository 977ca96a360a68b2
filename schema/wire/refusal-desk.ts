import { RefusalQuota, type LeftOut, type Place, type QuotaBounds } from './refusal-quota.ts';

export interface RefusalDeskOptions {
  /** Writes the one entry that says how many refusals were left out. Resolves when it is durable. */
  readonly writeCount: (leftOut: LeftOut) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The usual ones, where they are left out. */
  readonly bounds?: QuotaBounds;
}

/** Milliseconds after the first refusal that was left out until an entry says how many were. */
const COUNT_EVERY = 60_000;

/**
 * Says of each refusal whether it gets an entry of its own, and sees to it that those which get none are on the trail as
 * a number: a minute after the first of them, again later where the trail was away, and when the process ends.
 */
export class RefusalDesk {
  readonly #quota: RefusalQuota;
  readonly #options: RefusalDeskOptions;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: RefusalDeskOptions) {
    this.#options = options;
    this.#quota = new RefusalQuota(options.bounds);
  }

  place(source: string, code: string): Place {
    const place = this.#quota.place(source, code, this.#options.now());
    if (place === 'COUNTED') this.#writeLater();
    return place;
  }

  /** For refusals that have no entries. */
  count(source: string, code: string, refusals = 1): void {
    this.#quota.count(source, code, this.#options.now(), refusals);
    this.#writeLater();
  }

  /** Writes what was left out so far. Does not reject: what cannot be written is kept for the next time. */
  async write(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const leftOut = this.#quota.leftOut(this.#options.now());
    if (leftOut === null) return;
    try {
      await this.#options.writeCount(leftOut);
    } catch {
      this.#quota.takeBack(leftOut);
      this.#writeLater();
    }
  }

  /** Writes what was left out, once, and starts nothing more. */
  async close(): Promise<void> {
    await this.write();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #writeLater(): void {
    this.#timer ??= setTimeout(() => void this.write(), COUNT_EVERY).unref();
  }
}
