import { FIXED_FIELDS } from '../compare/agreement.ts';
import { levelsAtOnce, type FieldKind } from '../compare/levels.ts';
import type { FieldModel, LevelModel, LinkModelData } from './link-model.ts';
import type { PatternCounts } from './pattern-counts.ts';
import { priorLevels } from './prior-parameters.ts';

export interface Observed {
  readonly version: string;
  readonly records: number;
  /** Names of the free fields, in their order. */
  readonly freeFields: readonly string[];
  /** Agreements of pairs drawn at random. */
  readonly random: PatternCounts;
  /** Agreements of a part of the pairs that share a block, and how large a part that is. */
  readonly blocked: PatternCounts;
  readonly blockedShare: number;
}

/** As many pairs as the beliefs count for, beside those that were seen. */
const STRENGTH = { match: 30, stranger: 2000, household: 100 };
const MOST_ROUNDS = 60;
const SETTLED = 1e-4;
/** What children of one household share, their records agree in as one child's records do. */
const SHARED_AT_HOME: ReadonlySet<FieldKind> = new Set(['family', 'address', 'postcode', 'parent']);
/** What they differ in does not depend on the set: it is not learnt from it. */
const PERSONAL: ReadonlySet<FieldKind> = new Set(['given', 'order', 'birthDate', 'sex', 'nhsNumber', 'upn']);

/**
 * What strangers agree in together more often than chance has it: names go with each other, for families choose within
 * their community, a given name goes with a sex, and made-up dates with whoever made them up. Such pairs are kinds of
 * their own while the model is fitted; taken for matches they would teach it that dates of birth are often wrong.
 */
const COINCIDENCES: readonly (readonly FieldKind[])[] = [
  ['given', 'family', 'order', 'sex'],
  ['birthDate', 'family'],
  ['birthDate', 'given', 'sex'],
];
const NONE = new Float64Array();

type Tables = number[][];

/**
 * Fits a model to records without being told which belong together. How strangers agree is counted in pairs drawn at
 * random; how records of one child do, by expectation and maximisation over the pairs that share a block. A pair of
 * strangers that shares a block is as rare among all pairs as its agreement says, so the odds are those of all pairs,
 * and the blocks distort nothing: records that moved house are not taken for strangers because most did not.
 */
export function fitModel(observed: Observed): LinkModelData {
  const fields = fieldsOf(observed.freeFields);
  const beliefs = fields.map(({ kind }) => priorLevels(kind));
  const believed = tablesOf(beliefs);
  const pairs = (observed.records * (observed.records - 1)) / 2;
  const blocked = observed.blocked.patterns();
  const random = observed.random.patterns();
  let { match, household } = believed;
  let strangers = learn(fields, believed.stranger, STRENGTH.stranger, random, () => 1);
  let counts = [observed.records / 2, observed.records / 2, ...COINCIDENCES.map(() => observed.records / 2)];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [before = 0] = counts;
    const kinds = [
      match,
      household,
      ...COINCIDENCES.map((agreed) => coincidence(fields, agreed, match, strangers)),
      strangers,
    ];
    const odds = [...counts.map((count) => Math.max(count, 0.5) / pairs), 1];
    const shares = responsibilities(blocked, kinds, odds);
    const [m = NONE, h = NONE] = shares;
    counts = counts.map((_, kind) => sumOf(blocked, shares[kind] ?? NONE) / observed.blockedShare);
    match = learn(fields, believed.match, STRENGTH.match, blocked, (at) => m[at] ?? 0);
    household = householdOf(fields, believed.household, match, blocked, h);
    // Pairs drawn at random from few records hold matches too; what is likely to be one is left out.
    const [rm = NONE, rh = NONE] = responsibilities(random, kinds, odds);
    strangers = learn(fields, believed.stranger, STRENGTH.stranger, random, (at) => 1 - (rm[at] ?? 0) - (rh[at] ?? 0));
    const [matches = 0] = counts;
    if (round > 5 && Math.abs(matches - before) <= SETTLED * matches) break;
  }
  const [matches = 0, householdPairs = 0, ...coincidental] = counts;
  return {
    version: observed.version,
    records: observed.records,
    coincidences: COINCIDENCES.map((agreed, at) => ({ agreed, share: share(coincidental[at] ?? 0, pairs, 0) })),
    absent: fields.flatMap(({ name }, place) => (isOftenLacking(random, place) ? [name] : [])),
    matchShare: share(matches, pairs, 0.02 * observed.records),
    householdShare: share(householdPairs, pairs, 0.002 * observed.records),
    fields: fields.map(({ name, kind }, place) => ({
      name,
      kind,
      levels: (beliefs[place] ?? []).map((belief, level) => ({
        match: match[place]?.[level] ?? belief.match,
        // Whether names were swapped is a property of the comparison, and counted there.
        stranger: kind === 'order' ? belief.stranger : (strangers[place]?.[level] ?? belief.stranger),
        household: household[place]?.[level] ?? belief.household,
      })),
    })),
  };
}

/** Whether so many records lack a field that a quarter of all pairs cannot be compared in it. */
function isOftenLacking(random: ReturnType<PatternCounts['patterns']>, place: number): boolean {
  const lacking = random.reduce((sum, { levels, count }) => (levels[place] === 0 ? sum + count : sum), 0);
  return lacking * 4 >= random.reduce((sum, { count }) => sum + count, 0);
}

function tablesOf(beliefs: readonly (readonly LevelModel[])[]): Readonly<Record<keyof LevelModel, Tables>> {
  const tableOf = (of: keyof LevelModel) => beliefs.map((levels) => levels.map((level) => level[of]));
  return { match: tableOf('match'), stranger: tableOf('stranger'), household: tableOf('household') };
}

function householdOf(
  fields: readonly { readonly kind: FieldKind }[],
  believed: Tables,
  match: Tables,
  blocked: ReturnType<PatternCounts['patterns']>,
  weights: ArrayLike<number>,
): Tables {
  const learnt = learn(fields, believed, STRENGTH.household, blocked, (at) => weights[at] ?? 0);
  return believed.map((levels, place) => {
    const kind = fields[place]?.kind ?? 'other';
    if (PERSONAL.has(kind)) return levels;
    return (SHARED_AT_HOME.has(kind) ? match[place] : learnt[place]) ?? levels;
  });
}

/** The fields of a model: those that every one has, then the free ones. */
export function fieldsOf(freeFields: readonly string[]): Omit<FieldModel, 'levels'>[] {
  return [
    ...FIXED_FIELDS.map((name) => ({ name, kind: name })),
    ...freeFields.map((name) => ({ name, kind: 'other' as const })),
  ];
}

function share(found: number, pairs: number, least: number): number {
  return Math.min(0.2, Math.max(found, least, 0.5) / Math.max(pairs, 1));
}

/** How strangers agree who agree in some fields as records of one child do. */
function coincidence(
  fields: readonly { readonly kind: FieldKind }[],
  agreed: readonly FieldKind[],
  match: Tables,
  strangers: Tables,
): Tables {
  return strangers.map((levels, place) =>
    agreed.includes(fields[place]?.kind ?? 'other') ? (match[place] ?? levels) : levels,
  );
}

/** For each kind of pair, how probable it is that a pair of each pattern is of that kind. */
function responsibilities(
  patterns: ReturnType<PatternCounts['patterns']>,
  kinds: readonly Tables[],
  parts: readonly number[],
): Float64Array[] {
  const logs = kinds.map((tables) => tables.map((levels) => levels.map((level) => Math.log(level))));
  const starts = parts.map((part) => Math.log(part));
  const found = kinds.map(() => new Float64Array(patterns.length));
  for (const [at, { levels }] of patterns.entries()) {
    const sums = logs.map((tables, kind) => {
      let sum = starts[kind] ?? 0;
      for (let place = 0; place < levels.length; place++) {
        const level = levels[place] ?? 0;
        if (level > 0) sum += tables[place]?.[level - 1] ?? 0;
      }
      return sum;
    });
    const most = Math.max(...sums);
    const weights = sums.map((sum) => Math.exp(sum - most));
    const total = weights.reduce((left, right) => left + right, 0);
    for (const [kind, weight] of weights.entries()) {
      const column = found[kind];
      if (column !== undefined) column[at] = weight / total;
    }
  }
  return found;
}

/**
 * The levels' probabilities from weighted patterns, leaning on what is believed with the given strength. Those of each
 * circumstance make up one.
 */
function learn(
  fields: readonly { readonly kind: FieldKind }[],
  beliefs: Tables,
  strength: number,
  patterns: ReturnType<PatternCounts['patterns']>,
  weightOf: (at: number) => number,
): Tables {
  const sums = beliefs.map((levels) => levels.map((level) => level * strength));
  for (const [at, { levels, count }] of patterns.entries()) {
    const weight = weightOf(at) * count;
    if (weight <= 0) continue;
    for (let place = 0; place < levels.length; place++) {
      const level = levels[place] ?? 0;
      const row = sums[place];
      if (level > 0 && row !== undefined) row[level - 1] = (row[level - 1] ?? 0) + weight;
    }
  }
  return sums.map((levels, place) => {
    const size = levelsAtOnce(fields[place]?.kind ?? 'other');
    return levels.map((level, at) => {
      const from = at - (at % size);
      return level / levels.slice(from, from + size).reduce((sum, one) => sum + one, 0);
    });
  });
}

function sumOf(patterns: ReturnType<PatternCounts['patterns']>, weights: ArrayLike<number>): number {
  let sum = 0;
  for (const [at, { count }] of patterns.entries()) sum += (weights[at] ?? 0) * count;
  return sum;
}
