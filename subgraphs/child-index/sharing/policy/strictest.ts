import type { Decision } from './decision.ts';
import { EFFECTS } from './effect.ts';
import { hide } from './outcome.ts';

/**
 * One decision for an item about a child whose parts were decided about one by one: the strictest of them. Whatever the
 * others oblige to on the way to the same answer is owed too, and of what is released only the fields that all release.
 * Pure.
 */
export function strictest(first: Decision, ...others: readonly Decision[]): Decision {
  if (others.length === 0) return first;
  const all = [first, ...others];
  const decisive = all.reduce((best, next) => (rank(next) > rank(best) ? next : best));
  const alike = all.filter((one) => one.effect === decisive.effect || (isRelease(one) && isRelease(decisive)));
  const obligations = new Set(alike.flatMap((one) => one.obligations));
  if (all.some((one) => one.obligations.includes('ALARM'))) obligations.add('ALARM');
  return { ...decisive, ...fieldsOf(alike, decisive), obligations: [...obligations] };
}

/** The larger, the less is told. */
function rank({ effect }: Decision): number {
  return EFFECTS.indexOf(effect);
}

function isRelease({ effect }: Decision): boolean {
  return effect === 'RELEASE' || effect === 'RELEASE_REDUCED';
}

/** A release of no field that all agree on is none. */
function fieldsOf(alike: readonly Decision[], decisive: Decision): Pick<Decision, 'effect' | 'reason' | 'fields'> {
  if (decisive.effect !== 'RELEASE_REDUCED') return decisive;
  const named = alike.map(({ fields }) => fields).filter((fields) => fields !== null);
  const fields = (decisive.fields ?? []).filter((field) => named.every((some) => some.includes(field)));
  if (fields.length > 0) return { ...decisive, fields };
  const { effect, reason } = hide();
  return { effect, reason, fields };
}
