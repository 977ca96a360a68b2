import { setImmediate as pause } from 'node:timers/promises';
import type { NewRows, RowTarget } from '../write-rows.ts';
import { CopyWriter } from './copy-writer.ts';
import type { Copied } from './load-session.ts';

/** Rows that are sent together. Its memory is used again for those that are sent later. */
export class Portion {
  readonly #writers = new Map<RowTarget, CopyWriter>();

  /**
   * Makes it anew of the rows of some slices. Between slices others have their turn, such as what is being sent meanwhile.
   * @returns what is to be sent; good until it is made anew
   */
  async fill<Slice>(slices: readonly Slice[], rowsOf: (slice: Slice) => readonly NewRows[]): Promise<Copied[]> {
    for (const writer of this.#writers.values()) writer.clear();
    for (const slice of slices) {
      for (const rows of rowsOf(slice)) this.#writerOf(rows.target).add(rows);
      await pause();
    }
    return Array.from(this.#writers, ([target, { messages }]) => ({ target, messages }));
  }

  #writerOf(target: RowTarget): CopyWriter {
    const known = this.#writers.get(target) ?? new CopyWriter();
    this.#writers.set(target, known);
    return known;
  }
}
