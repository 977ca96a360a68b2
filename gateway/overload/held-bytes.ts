/** Bytes that are held for all clients together, up to a bound. */
export class HeldBytes {
  readonly #most: number;
  #now = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get now(): number {
    return this.#now;
  }

  /** Whether most of it is used: then no further work is begun. */
  get isScarce(): boolean {
    return this.#now > this.#most * 0.75;
  }

  take(bytes: number): boolean {
    if (this.#now + bytes > this.#most) return false;
    this.#now += bytes;
    return true;
  }

  give(bytes: number): void {
    this.#now -= bytes;
  }
}
