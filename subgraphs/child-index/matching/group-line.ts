import { HubError } from '../../../schema/contract/error-codes.ts';

/** How a {@link GroupLine} does its work. */
export interface GroupWork<Item, Result> {
  /**
   * Does the work of several at once: all of it or none. A result for each, in their order.
   * @param goOn may be called as soon as the next group may begin; otherwise it does when this one has ended
   */
  readonly run: (items: readonly Item[], goOn: () => void) => Promise<readonly Result[]>;
  /** How large an item is. */
  readonly sizeOf: (item: Item) => number;
  /** The size up to which several are taken together; a larger one is taken alone. */
  readonly most: number;
  /** The size of what may wait. */
  readonly mostWaiting: number;
  /** Whether an error is the fault of one item, so that the others of its group may well succeed. */
  readonly isOfOne: (error: unknown) => boolean;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly size: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Work of one process that is done one piece after another; what arrives while a piece is under way is done together, as
 * the next piece. What waits here holds no connection to the database, which others need for reading.
 */
export class GroupLine<Item, Result> {
  readonly #work: GroupWork<Item, Result>;
  readonly #waiting: Waiting<Item, Result>[] = [];
  #waitingSize = 0;
  #isWorking = false;

  constructor(work: GroupWork<Item, Result>) {
    this.#work = work;
  }

  /**
   * Does the work of an item when its turn comes. Where a group fails because of one item, each is tried by itself, so
   * that nobody fails with another.
   * @throws HubError OVERLOADED where too much waits
   */
  join(item: Item): Promise<Result> {
    const size = this.#work.sizeOf(item);
    if (this.#waitingSize + size > this.#work.mostWaiting) return Promise.reject(new HubError('OVERLOADED'));
    this.#waitingSize += size;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, size, resolve, reject });
      if (!this.#isWorking) void this.#workOff();
    });
  }

  async #workOff(): Promise<void> {
    this.#isWorking = true;
    // What arrives in this turn of the event loop shares the first piece.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#nextGroup();
      await new Promise<void>((goOn) => void this.#take(group, goOn).then(goOn));
    }
    this.#isWorking = false;
  }

  #nextGroup(): Waiting<Item, Result>[] {
    let size = 0;
    const end = this.#waiting.findIndex((one, place) => (size += one.size) > this.#work.most && place > 0);
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : end);
  }

  async #take(group: readonly Waiting<Item, Result>[], goOn: () => void): Promise<void> {
    try {
      const results = await this.#work.run(
        group.map(({ item }) => item),
        goOn,
      );
      for (const [place, one] of group.entries()) this.#leave(one).resolve(results[place] as Result);
    } catch (error) {
      if (group.length > 1 && this.#work.isOfOne(error)) for (const one of group) await this.#take([one], goOn);
      else for (const one of group) this.#leave(one).reject(error);
    }
  }

  #leave(one: Waiting<Item, Result>): Waiting<Item, Result> {
    this.#waitingSize -= one.size;
    return one;
  }
}
