/** How many refusals get an entry of their own in one minute. */
export interface QuotaBounds {
  readonly perSource: number;
  readonly inAll: number;
  /** Sources told apart in one minute; all further ones are one source together. */
  readonly sources: number;
}

/** Refusals that got no entry of their own. Moments in milliseconds since the epoch. */
export interface LeftOut {
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly byCode: Readonly<Record<string, number>>;
  /** The sources of most of them, the busiest first. */
  readonly sources: readonly { readonly source: string; readonly refused: number }[];
}

/** What becomes of a refusal: an entry, the last entry for this minute, or one more in the count. */
export type Place = 'ENTRY' | 'LAST_ENTRY' | 'COUNTED';

const MINUTE = 60_000;
/** Sources named in one count. */
const NAMED = 20;
const BOUNDS: QuotaBounds = { perSource: 120, inAll: 1_200, sources: 1_000 };
const OTHERS = 'others';

/**
 * Lets nobody fill the trail with refusals, nor crowd out the entries that honest requests wait for: each source has so
 * many entries a minute, all sources together have so many, and what goes beyond is counted. Nothing is dropped without
 * being counted, and what it remembers is bounded. Pure: the caller has the clock.
 */
export class RefusalQuota {
  readonly #bounds: QuotaBounds;
  #minute = -Infinity;
  #entries = 0;
  #bySource = new Map<string, number>();
  #counted = new Map<string, number>();
  #codes = new Map<string, number>();
  #from = 0;

  constructor(bounds: QuotaBounds = BOUNDS) {
    this.#bounds = bounds;
  }

  /**
   * @param source who was refused, as far as that is known: an actor, or an address
   * @param code why; of a closed list
   * @param now milliseconds since the epoch
   */
  place(source: string, code: string, now: number): Place {
    if (now - this.#minute >= MINUTE || now < this.#minute) {
      this.#minute = now;
      this.#entries = 0;
      this.#bySource = new Map();
    }
    const known = this.#bySource.has(source) || this.#bySource.size < this.#bounds.sources;
    const bucket = known ? source : OTHERS;
    const before = this.#bySource.get(bucket) ?? 0;
    if (before >= this.#bounds.perSource || this.#entries >= this.#bounds.inAll) {
      this.count(bucket, code, now);
      return 'COUNTED';
    }
    this.#bySource.set(bucket, before + 1);
    this.#entries += 1;
    const isLast = before + 1 === this.#bounds.perSource || this.#entries === this.#bounds.inAll;
    return isLast ? 'LAST_ENTRY' : 'ENTRY';
  }

  /** Counts refusals that have no entries. */
  count(source: string, code: string, now: number, refusals = 1): void {
    if (this.#codes.size === 0) this.#from = now;
    const known = this.#counted.has(source) || this.#counted.size < this.#bounds.sources;
    add(this.#counted, known ? source : OTHERS, refusals);
    add(this.#codes, code, refusals);
  }

  /** What was counted since this was last asked; null for nothing. It is forgotten here. */
  leftOut(now: number): LeftOut | null {
    if (this.#codes.size === 0) return null;
    const busiest = [...this.#counted].toSorted(([, one], [, other]) => other - one).slice(0, NAMED);
    const counted = {
      from: this.#from,
      to: now,
      total: [...this.#codes.values()].reduce((sum, count) => sum + count, 0),
      byCode: Object.fromEntries(this.#codes),
      sources: busiest.map(([source, refused]) => ({ source, refused })),
    };
    this.#counted = new Map();
    this.#codes = new Map();
    return counted;
  }

  /** Takes back a count that could not be written down; it is part of the next one. */
  takeBack({ from, byCode, sources }: LeftOut): void {
    this.#from = from;
    for (const [code, count] of Object.entries(byCode)) add(this.#codes, code, count);
    for (const { source, refused } of sources) add(this.#counted, source, refused);
  }
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
