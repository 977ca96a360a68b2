import type { StopSignal } from '../../schema/contract/wire.ts';

const NOBODY: readonly (() => void)[] = [];

/**
 * Stops one attempt. An AbortController does as much at many times the price, and there would be one for every fetch.
 */
export class Stop implements StopSignal {
  aborted = false;
  #listeners: readonly (() => void)[] = NOBODY;

  addEventListener(_: 'abort', listener: () => void): void {
    this.#listeners = this.#listeners.length === 0 ? [listener] : [...this.#listeners, listener];
  }

  removeEventListener(_: 'abort', listener: () => void): void {
    const left = this.#listeners.length === 1 && this.#listeners[0] === listener;
    this.#listeners = left ? NOBODY : this.#listeners.filter((each) => each !== listener);
  }

  /** Tells whoever listens, once. */
  abort(): void {
    if (this.aborted) return;
    this.aborted = true;
    for (const listener of this.#listeners) listener();
  }
}
