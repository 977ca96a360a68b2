import { HubError } from '../../../schema/contract/error-codes.ts';

/**
 * Work of one process that is done one piece after another. What waits here holds no connection to the database, which
 * others need for reading.
 */
export class WaitingLine {
  readonly #longest: number;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @param longest how many may wait */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /**
   * Does the work when all that came before is done, however that went.
   * @throws HubError OVERLOADED where too much waits
   */
  async join<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#waiting >= this.#longest) throw new HubError('OVERLOADED');
    this.#waiting += 1;
    const done = this.#last.then(work, work);
    this.#last = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      this.#waiting -= 1;
    }
  }
}
