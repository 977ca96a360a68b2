import { combineHashes, hashText } from '../normalise/hash-text.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import { BLOCKING_RULES, type BlockingRule, type View } from './blocking-rules.ts';

/** A number under which a record can be found: a whole number from 0 to 2^53, which fits a bigint column. */
export interface BlockingKey {
  readonly rule: string;
  readonly key: number;
  /**
   * Divides those of `key` where they are too many: then those of the same finer key are looked at. Null where the record
   * lacks what it takes: it goes with the others that do.
   */
  readonly finer: number | null;
}

/** Stands for a finer key that there is none of, where keys are kept. */
export const NO_FINER = 0;

/**
 * The keys of a record, none of them twice. Where the record lacks what a rule looks at, there is no key by that rule:
 * two records never meet because both are silent.
 */
export function blockingKeys(record: MatchingRecord, rules: readonly BlockingRule[] = BLOCKING_RULES): BlockingKey[] {
  const found = new Map<number, BlockingKey>();
  for (const view of viewsOf(record)) {
    for (const rule of rules) {
      const key = keyOf(rule, rule.usual, view);
      if (key !== null && !found.has(key)) found.set(key, { rule: rule.name, key, finer: finerKey(rule, view) });
    }
  }
  return [...found.values()];
}

function finerKey(rule: BlockingRule, view: View): number | null {
  return rule.parts.length > rule.usual ? keyOf(rule, rule.usual + 1, view) : null;
}

function keyOf(rule: BlockingRule, parts: number, view: View): number | null {
  const seed = hashText(rule.name);
  let [low, high] = [seed, seed];
  for (const part of rule.parts.slice(0, parts)) {
    const value = part(view);
    if (value === 0) return null;
    low = combineHashes(low, value);
    high = combineHashes(high ^ 0x5bd1e995, low);
  }
  return (high % 0x20_0000) * 0x1_0000_0000 + low;
}

function* viewsOf(record: MatchingRecord): Generator<View> {
  const { addresses, postcodes, parents, nhsNumbers, upns } = record;
  const places = Math.max(1, ...[addresses, postcodes, parents, nhsNumbers, upns].map((list) => list.length));
  const names = record.names.length === 0 ? [undefined] : record.names;
  for (const name of names) for (let place = 0; place < places; place++) yield { record, name, place };
}
