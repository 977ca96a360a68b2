const SLOTS = 10;

/**
 * How many of the calls of the last while were special in one way. Kept in ten slots of equal length, so that the
 * oldest tenth leaves at a time; costs the same however many calls there are.
 */
export class SlidingTally {
  readonly #slot: number;
  readonly #now: () => number;
  readonly #calls = new Uint32Array(SLOTS);
  readonly #special = new Uint32Array(SLOTS);
  #current: number;
  #totalCalls = 0;
  #totalSpecial = 0;

  /**
   * @param window milliseconds
   * @param now milliseconds of a clock that never goes back
   */
  constructor(window: number, now: () => number) {
    this.#slot = window / SLOTS;
    this.#now = now;
    this.#current = Math.floor(now() / this.#slot);
  }

  call(): void {
    this.#forget();
    add(this.#calls, this.#current);
    this.#totalCalls += 1;
  }

  special(): void {
    this.#forget();
    add(this.#special, this.#current);
    this.#totalSpecial += 1;
  }

  get calls(): number {
    this.#forget();
    return this.#totalCalls;
  }

  get specials(): number {
    this.#forget();
    return this.#totalSpecial;
  }

  clear(): void {
    this.#calls.fill(0);
    this.#special.fill(0);
    this.#totalCalls = 0;
    this.#totalSpecial = 0;
  }

  #forget(): void {
    const current = Math.floor(this.#now() / this.#slot);
    if (current === this.#current) return;
    const passed = Math.min(current - this.#current, SLOTS);
    for (let step = 1; step <= passed; step += 1) {
      const slot = (this.#current + step) % SLOTS;
      this.#totalCalls -= this.#calls[slot] ?? 0;
      this.#totalSpecial -= this.#special[slot] ?? 0;
      this.#calls[slot] = 0;
      this.#special[slot] = 0;
    }
    this.#current = current;
  }
}

function add(slots: Uint32Array, current: number): void {
  const slot = current % SLOTS;
  slots[slot] = (slots[slot] ?? 0) + 1;
}
