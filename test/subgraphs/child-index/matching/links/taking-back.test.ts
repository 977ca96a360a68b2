import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  applyLinkEvent,
  foldLinkEvents,
} from '../../../../../subgraphs/child-index/matching/links/apply-link-event.ts';
import type { LinkEvent, Reversible } from '../../../../../subgraphs/child-index/matching/links/link-event.ts';
import {
  areApart,
  livingChild,
  recordsOf,
  type LinkState,
} from '../../../../../subgraphs/child-index/matching/links/link-state.ts';
import {
  mayBeUndone,
  planMerge,
  planParting,
} from '../../../../../subgraphs/child-index/matching/links/plan-link-event.ts';

const RUNS = { numRuns: 10_000 };

/** A step of anybody's; which records and children it is about is picked from those there are. */
const anyStep = fc.record({
  what: fc.constantFrom('link', 'link', 'new', 'merge', 'merge', 'split', 'unlink', 'review', 'confirm', 'reject'),
  one: fc.nat(1000),
  other: fc.nat(1000),
  some: fc.nat(1000),
});
const anySteps = fc.array(anyStep, { minLength: 1, maxLength: 12 });
type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never;

/** Links as they come about, step by step. */
class History {
  readonly events: LinkEvent[] = [];
  state: LinkState = foldLinkEvents([]);
  #ids = 0;

  constructor(records: number) {
    for (let record = 0; record < records; record++) this.take({ what: 'new', one: 0, other: 0, some: 0 });
  }

  /** What the step comes to; null where it cannot be. */
  take({ what, one, other, some }: Step): LinkEvent | null {
    const children = [...this.state.children.keys()].filter((id) => livingChild(this.state, id) === id);
    const pick = <Value>(values: readonly Value[], place: number) => values[place % values.length];
    const [left = '', right = ''] = [pick(children, one), pick(children, other)];
    const open = [...this.state.reviews].filter(([, state]) => state === 'OPEN').map(([id]) => id);
    const review = pick(open, some);
    const asked = this.events.find((event) => event.kind === 'REVIEW_OPENED' && event.review === review);
    const id = () => `n${this.#ids++}`;
    const event = ((): LinkEvent | null => {
      switch (what) {
        case 'new':
          return { kind: 'CREATED', record: id(), child: id() };
        case 'link':
          return children.length === 0 ? null : { kind: 'LINKED', record: id(), child: left };
        case 'merge':
          return planMerge(this.state, left, right, id(), null);
        case 'split':
          return planParting(this.state, 'SPLIT', left, recordsOf(this.state, left).slice(0, 1 + (some % 3)), id);
        case 'unlink':
          return planParting(this.state, 'UNLINKED', left, recordsOf(this.state, left).slice(-1), id);
        case 'review':
          return left === right
            ? null
            : { kind: 'REVIEW_OPENED', record: id(), child: left, other: right, review: id() };
        case 'confirm':
        case 'reject': {
          if (asked?.kind !== 'REVIEW_OPENED') return null;
          const [child, candidate] = [livingChild(this.state, asked.child), livingChild(this.state, asked.other)];
          if (what === 'confirm') return planMerge(this.state, candidate, child, id(), asked.review);
          return child === candidate
            ? null
            : { kind: 'REJECTED', child: candidate, other: child, review: asked.review };
        }
        default:
          return null;
      }
    })();
    if (event !== null) this.add(event);
    return event;
  }

  add(event: LinkEvent): void {
    this.events.push(event);
    this.state = applyLinkEvent(this.state, event);
  }
}

const isReversible = (event: LinkEvent | null): event is Reversible =>
  event !== null && ('before' in event || event.kind === 'REJECTED');
/** Maps as plain values, in an order of their own. */
const plain = ({ records, children, apart, reviews }: LinkState) => ({
  records: Object.fromEntries(records),
  children: Object.fromEntries(children),
  apart: Object.fromEntries(apart),
  reviews: Object.fromEntries(reviews),
});

describe('decisions taken back, last first', () => {
  test('leave every record, part and verdict as it was, and what came meanwhile with the child that it came to', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const history = new History(4);
        const before = history.state;
        const reversible: Reversible[] = [];
        for (const step of steps) {
          const event = history.take(step);
          if (isReversible(event)) reversible.push(event);
        }
        const all = [...history.state.records.keys()];
        for (const undone of reversible.toReversed()) history.add({ kind: 'UNDONE', undone });
        for (const [record, state] of before.records) expect(history.state.records.get(record)).toEqual(state);
        for (const [id, child] of before.children) expect(history.state.children.get(id)).toEqual(child);
        expect([...history.state.records.keys()]).toEqual(all);
        expect(history.state.apart.size).toBe(0);
        expect([...history.state.reviews.values()].every((state) => state === 'OPEN')).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('whatever is decided', () => {
  test('every record is with one child, which lives and has it among the parts that it is made of', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const history = new History(4);
        for (const step of steps) history.take(step);
        const { records, children } = history.state;
        for (const { child, part } of records.values()) {
          expect(livingChild(history.state, child)).toBe(child);
          expect(children.get(child)?.parts.some((scopes) => scopes.includes(part))).toBe(true);
        }
        for (const id of children.keys())
          expect(recordsOf(history.state, livingChild(history.state, id))).not.toEqual([]);
        expect(plain(foldLinkEvents(history.events))).toEqual(plain(history.state));
      }),
    );
  });

  test('no merge makes one of two that were said not to be, under whatever ids they have now', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const history = new History(4);
        for (const step of steps) {
          const before = history.state;
          const event = history.take(step);
          if (event?.kind !== 'MERGED' && event?.kind !== 'CONFIRMED') continue;
          expect(areApart(before, event.child, event.other)).toBe(false);
        }
        for (const { one, other } of history.state.apart.values())
          expect(livingChild(history.state, one)).not.toBe(livingChild(history.state, other));
      }),
    );
  });

  test('a decision can be taken back when nothing was decided since about its children, and only then', () => {
    const merged = { kind: 'MERGED', child: 'a', other: 'b' } as Reversible;
    const of = (child: string, other: string) => [{ kind: 'SPLIT', child, other, before: [] } as unknown as LinkEvent];
    expect(mayBeUndone(merged, [])).toBe(true);
    expect(mayBeUndone(merged, of('c', 'd'))).toBe(true);
    expect(mayBeUndone(merged, of('a', 'd'))).toBe(false);
    expect(mayBeUndone(merged, of('c', 'b'))).toBe(false);
    expect(mayBeUndone({ ...merged, kind: 'REJECTED' } as Reversible, of('a', 'b'))).toBe(true);
  });
});
