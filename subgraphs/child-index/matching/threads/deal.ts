/** Deals out the portions of a task, each once, to all threads that have the same count. */
export class Deal {
  readonly taken: Int32Array<SharedArrayBuffer>;
  readonly #portions: number;

  constructor(portions: number, taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))) {
    this.#portions = portions;
    this.taken = taken;
  }

  /** The next portion that nobody has; null where there is none. */
  take(): number | null {
    const portion = Atomics.add(this.taken, 0, 1);
    return portion < this.#portions ? portion : null;
  }
}
