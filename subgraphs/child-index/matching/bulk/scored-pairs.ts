/** Pairs of records and their odds, in columns that grow. */
export class ScoredPairs {
  #left = new Uint32Array(1024);
  #right = new Uint32Array(1024);
  #odds = new Float32Array(1024);
  /** 1 where the two are of one child if nothing but them is known. */
  #sure = new Uint8Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** @param sure whether the two are of one child, without a doubt, if nothing but them is known */
  add(left: number, right: number, odds: number, sure: boolean): void {
    if (this.#size === this.#odds.length) {
      this.#left = grown(this.#left, new Uint32Array(this.#size * 2));
      this.#right = grown(this.#right, new Uint32Array(this.#size * 2));
      this.#odds = grown(this.#odds, new Float32Array(this.#size * 2));
      this.#sure = grown(this.#sure, new Uint8Array(this.#size * 2));
    }
    this.#left[this.#size] = left;
    this.#right[this.#size] = right;
    this.#odds[this.#size] = odds;
    this.#sure[this.#size] = Number(sure);
    this.#size++;
  }

  at(place: number): { left: number; right: number; odds: number; sure: boolean } {
    const [left, right, odds] = [this.#left[place] ?? 0, this.#right[place] ?? 0, this.#odds[place] ?? 0];
    return { left, right, odds, sure: this.#sure[place] === 1 };
  }

  /** Places of the pairs, best first; between equals the one that comes first in the file. */
  bestFirst(): Uint32Array {
    const places = Uint32Array.from({ length: this.#size }, (_, place) => place);
    const [odds, left, right] = [this.#odds, this.#left, this.#right];
    return places.toSorted(
      (one, other) =>
        (odds[other] ?? 0) - (odds[one] ?? 0) ||
        (left[one] ?? 0) - (left[other] ?? 0) ||
        (right[one] ?? 0) - (right[other] ?? 0),
    );
  }
}

function grown<Column extends Uint32Array | Float32Array | Uint8Array>(column: Column, larger: Column): Column {
  larger.set(column);
  return larger;
}
