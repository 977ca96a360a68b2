import type { ServerResponse } from 'node:http';
import type { Client } from '../execution/operation-run.ts';
import type { HeldBytes } from './held-bytes.ts';

/** One request from its arrival to the end of its answer: what it has taken, and gives back in any case, once. */
export class Arrival implements Client {
  readonly #gone = new AbortController();
  readonly #held: HeldBytes;
  readonly #leave: () => void;
  readonly #arrived: () => void;
  readonly #arriving: NodeJS.Timeout;
  #bytes = 0;
  #isArriving = true;
  #isIn = false;
  #isOver = false;

  /**
   * @param within milliseconds for which it counts as arriving
   * @param arrived told once when it does no more
   * @param leave told once when a place that it took is free again
   */
  constructor(held: HeldBytes, within: number, arrived: () => void, leave: () => void) {
    this.#held = held;
    this.#leave = leave;
    this.#arrived = arrived;
    this.#arriving = setTimeout(() => this.arrive(), within);
  }

  get gone(): AbortSignal {
    return this.#gone.signal;
  }

  hold(bytes: number): boolean {
    if (this.#isOver) return true; // nobody waits for it, so that it is not kept
    if (!this.#held.take(bytes)) return false;
    this.#bytes += bytes;
    return true;
  }

  /** Its body is here, or took so long that it counts no more. */
  arrive(): void {
    if (!this.#isArriving) return;
    this.#isArriving = false;
    clearTimeout(this.#arriving);
    this.#arrived();
  }

  /** It has a place. */
  enter(): void {
    if (this.#isOver) this.#leave();
    else this.#isIn = true;
  }

  /** Its answer is made. */
  leave(): void {
    if (this.#isIn) this.#leave();
    this.#isIn = false;
  }

  /** Its answer was sent, or its client has gone. */
  end(response: ServerResponse): void {
    if (!response.writableFinished) this.#gone.abort();
    this.#isOver = true;
    this.arrive();
    this.leave();
    this.#held.give(this.#bytes);
    this.#bytes = 0;
  }
}
