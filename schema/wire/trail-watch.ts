/** Milliseconds that entries may have been waited for, none having been answered meanwhile. */
const LATE = 100;
/** The same, before others are spared the wait: a trail that has just come back may take a while, and is slow, not away. */
const HOPELESS = 300;
/** Failures one after another from which on the trail is known not to answer: a single one may have lost its connection. */
const KNOWN = 3;

/**
 * Whether the trail answers, as far as it is known from the entries that were sent there. Knows nothing of who waits for
 * which, so that an entry costs two additions.
 */
export class TrailWatch {
  readonly #now: () => number;
  #waiting = 0;
  /** Since when an answer is owed: none was waited for before, or the last one came then. */
  #owedSince = 0;
  #failures = 0;

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Entries are sent. Whoever says so says once how it ended. */
  begin(): void {
    if (this.#waiting === 0) this.#owedSince = this.#now();
    this.#waiting += 1;
  }

  /** @param isAnswered whether the trail had an answer to them, if only that it does not take them */
  end(isAnswered: boolean): void {
    this.#waiting -= 1;
    if (isAnswered) this.#owedSince = this.#now();
    this.#failures = isAnswered ? 0 : this.#failures + 1;
  }

  /** False where it last failed, or owes an answer for too long. */
  get isAnswering(): boolean {
    return this.#failures === 0 && this.#owed <= LATE;
  }

  /**
   * True where it is known not to answer, and those who wait to see whether it does again have waited for long enough: it
   * still does not. Whoever comes with them waits with them, so that the first request that finds it back is served whole.
   */
  get isToBeSpared(): boolean {
    return this.#failures >= KNOWN && this.#owed > HOPELESS;
  }

  /** Milliseconds for which an answer has been owed. */
  get #owed(): number {
    return this.#waiting === 0 ? 0 : this.#now() - this.#owedSince;
  }
}
