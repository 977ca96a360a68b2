import { FIXED_FIELDS, type Agreement } from '../compare/agreement.ts';
import { LEVELS, isExact, type FieldKind } from '../compare/levels.ts';

/** How probable a level is between two records of: one child, two strangers, two children of one household. */
export interface LevelModel {
  readonly match: number;
  readonly stranger: number;
  readonly household: number;
}

export interface FieldModel {
  readonly name: string;
  readonly kind: FieldKind;
  /** In the order of LEVELS. */
  readonly levels: readonly LevelModel[];
}

/** What a model file holds. */
export interface LinkModelData {
  /** Kept with every decision that was taken by it. */
  readonly version: string;
  /** How many records it was fitted to. */
  readonly records: number;
  /** Of all pairs of records, the share that are of one child, and that are of two children of one household. */
  readonly matchShare: number;
  readonly householdShare: number;
  /** Kinds of strangers who agree in some kinds of fields as records of one child do, and how many they are. */
  readonly coincidences: readonly { readonly agreed: readonly FieldKind[]; readonly share: number }[];
  /** Fields that many of those records lacked, or all: that one lacks them says nothing about it. */
  readonly absent: readonly string[];
  /** FIXED_FIELDS in their order, then the free ones. */
  readonly fields: readonly FieldModel[];
}

/** Fields whose common values weigh less than rare ones. */
const BY_SHARE: ReadonlySet<FieldKind> = new Set(['given', 'family', 'other']);
/** Fields where only unusually common values are corrected: they are made-up dates and homes of many. */
const BY_CROWD: ReadonlySet<FieldKind> = new Set(['birthDate', 'address', 'postcode', 'parent']);
/** A rare value weighs at most five bits more than the average one. */
const RAREST = 1 / 32;

/**
 * Fellegi and Sunter's model ("A theory for record linkage", 1969) with a third kind of pair: children of one household
 * agree in name, home and parents without being one child, and are the likeliest to be taken for one. Weights are in
 * bits: the binary logarithm of how many times likelier an agreement is in one kind of pair than between strangers.
 */
export class LinkModel {
  readonly data: LinkModelData;
  /** Places of the free fields that are as good as an identifier: hardly anyone shares them, least of all at home. */
  readonly identifying: readonly number[];
  readonly #match: Float64Array;
  readonly #household: Float64Array;
  readonly #stranger: Float64Array;
  /** For each level: 0 no correction, 1 by share, 2 by crowd. */
  readonly #correction: Uint8Array;
  readonly #matchPrior: number;
  /** For the household and each coincidence: bits before anything is compared, and those of the pair in hand. */
  readonly #priors: Float64Array;
  readonly #otherwise: Float64Array;
  /** For each field, one bit for each coincidence that agrees in it. */
  readonly #agreed: Uint8Array;

  constructor(data: LinkModelData) {
    this.data = data;
    this.identifying = data.fields.flatMap(({ kind, levels: [exact] }, place) => {
      if (kind !== 'other' || exact === undefined) return [];
      return exact.stranger < 0.001 && exact.household < exact.match / 4 ? [place] : [];
    });
    const size = data.fields.length * MOST_LEVELS;
    this.#match = new Float64Array(size);
    this.#household = new Float64Array(size);
    this.#stranger = new Float64Array(size);
    this.#correction = new Uint8Array(size);
    for (const [place, { kind, levels }] of data.fields.entries()) {
      const correction = BY_SHARE.has(kind) ? 1 : BY_CROWD.has(kind) ? 2 : 0;
      for (const [index, { match, stranger, household }] of levels.entries()) {
        const slot = place * MOST_LEVELS + index + 1;
        this.#match[slot] = Math.log2(match / stranger);
        this.#household[slot] = Math.log2(household / stranger);
        this.#stranger[slot] = stranger;
        if (isExact(kind, index + 1)) this.#correction[slot] = correction;
      }
    }
    const others = [{ agreed: [], share: data.householdShare }, ...data.coincidences];
    const strangers = others.reduce((rest, { share }) => rest - share, 1 - data.matchShare);
    this.#matchPrior = Math.log2(data.matchShare / strangers);
    this.#priors = Float64Array.from(others, ({ share }) => Math.log2(share / strangers));
    this.#otherwise = new Float64Array(others.length);
    this.#agreed = Uint8Array.from(data.fields, ({ kind }) =>
      others.reduce((bits, { agreed }, at) => (agreed.includes(kind) ? bits | (1 << at) : bits), 0),
    );
  }

  /** Whether a record without a given name is an exception. */
  get expectsGivenNames(): boolean {
    return !this.data.absent.includes('given');
  }

  get version(): string {
    return this.data.version;
  }

  get freeFields(): number {
    return this.data.fields.length - FIXED_FIELDS.length;
  }

  /** The same model among so many records: the more there are, the rarer it is that two are of one child. */
  among(records: number): LinkModel {
    const scale = this.data.records / Math.max(records, 2);
    const { matchShare, householdShare } = this.data;
    const most = (share: number): number => Math.min(0.2, share * scale);
    // How many coincidences there are grows with the pairs, so that their share stays.
    return new LinkModel({ ...this.data, records, matchShare: most(matchShare), householdShare: most(householdShare) });
  }

  /** Bits for a match before anything is compared. */
  get prior(): number {
    return this.#matchPrior;
  }

  /** The odds, in bits, that two records are of one child: 0 is even, 7 is 128 to 1. */
  oddsOf(agreement: Agreement): number {
    const { match } = this.#weigh(agreement);
    return match - this.#doubt();
  }

  /** Bits for a match that a field adds by one level; `share` as in an agreement. */
  bitsOf(place: number, level: number, share: number): number {
    if (level === 0) return 0;
    const slot = place * MOST_LEVELS + level;
    return (this.#match[slot] ?? 0) + this.#rarityOf(slot, share);
  }

  /** What each field adds to the odds, and what the doubt takes away that the two are brother and sister or namesakes. */
  explain(agreement: Agreement): { fields: number[]; others: number } {
    this.#weigh(agreement);
    const others = -this.#doubt();
    return {
      fields: Array.from(agreement.levels, (level, place) => this.bitsOf(place, level, agreement.shares[place] ?? 0)),
      others,
    };
  }

  /** Sums the bits for a match, and into #otherwise those for each other kind of pair. */
  #weigh(agreement: Agreement): { match: number } {
    const otherwise = this.#otherwise;
    otherwise.set(this.#priors);
    let match = this.#matchPrior;
    const { levels } = agreement;
    for (let place = 0; place < levels.length; place++) {
      const level = levels[place] ?? 0;
      if (level === 0) continue;
      const slot = place * MOST_LEVELS + level;
      const rarity = this.#rarityOf(slot, agreement.shares[place] ?? 0);
      const bits = (this.#match[slot] ?? 0) + rarity;
      match += bits;
      otherwise[0] = (otherwise[0] ?? 0) + (this.#household[slot] ?? 0) + rarity;
      const agreed = this.#agreed[place] ?? 0;
      for (let kind = 1; kind < otherwise.length; kind++) {
        if ((agreed & (1 << kind)) !== 0) otherwise[kind] = (otherwise[kind] ?? 0) + bits;
      }
    }
    return { match };
  }

  #doubt(): number {
    let sum = 1;
    for (const bits of this.#otherwise) sum += 2 ** bits;
    return Math.log2(sum);
  }

  /** Bits by which a value that is rarer than the average one counts for more, and a common one for less. */
  #rarityOf(slot: number, share: number): number {
    const correction = this.#correction[slot] ?? 0;
    if (correction === 0 || share === 0) return 0;
    const average = this.#stranger[slot] ?? 0;
    return Math.log2(average / Math.max(share, correction === 1 ? average * RAREST : average));
  }
}

const MOST_LEVELS = 1 + Math.max(...Object.values(LEVELS).map((levels) => levels.length));
