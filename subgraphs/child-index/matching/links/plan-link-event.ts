import type { LinkEvent, Merged, Parted, RecordKey, Reversible } from './link-event.ts';
import { areApart, recordsOf, wholeChild, type LinkState } from './link-state.ts';

/**
 * What makes one child of two; null where they are one already, one of them is no child of its own, or a person said that
 * they are not one: that has to be taken back first. Pure.
 * @param scope a new id, for what is decided about the two from then on
 */
export function planMerge(
  state: LinkState,
  child: string,
  other: string,
  scope: string,
  review: string | null,
): Merged | null {
  const kept = state.children.get(child);
  const absorbed = state.children.get(other);
  if (kept === undefined || absorbed === undefined || child === other) return null;
  if (kept.wentTo !== null || absorbed.wentTo !== null || areApart(state, child, other)) return null;
  const moved = movedRecords(state, recordsOf(state, other));
  const kind = review === null ? 'MERGED' : 'CONFIRMED';
  return { kind, child, other, moved, before: [kept, absorbed], scopes: [scope], review };
}

/**
 * What makes a child of its own of some records of a child; null where they are not all its records, or leave it none.
 * Pure.
 * @param newId makes a new id each time it is called
 */
export function planParting(
  state: LinkState,
  kind: Parted['kind'],
  child: string,
  records: readonly RecordKey[],
  newId: () => string,
): Parted | null {
  const whole = state.children.get(child);
  const own = recordsOf(state, child);
  const chosen = [...new Set(records)].toSorted();
  if (whole === undefined || chosen.length === 0 || chosen.length >= own.length) return null;
  if (!chosen.every((record) => own.includes(record))) return null;
  const other = newId();
  const scopes = whole.parts.length === 1 ? [other] : whole.parts.map(newId);
  const before = [whole, wholeChild(other)] as const;
  return { kind, child, other, moved: movedRecords(state, chosen), before, scopes };
}

/**
 * Whether a decision can be taken back: nothing has been decided since about the children that it made, but what was
 * taken back itself. Pure.
 * @param later decisions since, without those that were taken back
 */
export function mayBeUndone({ kind, child, other }: Reversible, later: readonly LinkEvent[]): boolean {
  if (kind === 'REJECTED') return true;
  return !later.some(
    (event) => 'before' in event && [event.child, event.other].some((id) => id === child || id === other),
  );
}

function movedRecords({ records }: LinkState, keys: readonly RecordKey[]) {
  return keys.map((record) => ({ record, part: records.get(record)?.part ?? '' }));
}
