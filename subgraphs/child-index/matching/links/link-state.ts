import type { ChildState, RecordKey } from './link-event.ts';

/** Where a record is: with which child, and which part of the child it came to. */
export interface RecordState {
  readonly child: string;
  readonly part: string;
}

/** Two children of which a person said that they are not one, whatever became of either. */
export interface Apart {
  readonly one: string;
  readonly other: string;
}

/** What the link events so far come to. */
export interface LinkState {
  readonly records: ReadonlyMap<RecordKey, RecordState>;
  readonly children: ReadonlyMap<string, ChildState>;
  /** By the review, or the child parted off, with which it was said. */
  readonly apart: ReadonlyMap<string, Apart>;
  readonly reviews: ReadonlyMap<string, 'OPEN' | 'CONFIRMED' | 'REJECTED'>;
}

export const NO_LINKS: LinkState = { records: new Map(), children: new Map(), apart: new Map(), reviews: new Map() };

/** A child that is of one piece. */
export function wholeChild(id: string): ChildState {
  return { scope: id, parts: [[id]], wentTo: null };
}

/** The child that an id leads to today: itself while it lives, else the one that its records went to. */
export function livingChild({ children }: Pick<LinkState, 'children'>, id: string): string {
  let living = id;
  for (let next = children.get(living)?.wentTo; next != null; next = children.get(living)?.wentTo) living = next;
  return living;
}

/** Whether a person said that two children are not one, under these ids or under those that they had then. */
export function areApart(state: LinkState, left: string, right: string): boolean {
  return [...state.apart.values()].some(({ one, other }) => {
    const said = [livingChild(state, one), livingChild(state, other)];
    return said.includes(left) && said.includes(right) && left !== right;
  });
}

/** The records of a child, in the order of their keys. */
export function recordsOf({ records }: LinkState, child: string): RecordKey[] {
  return [...records]
    .filter(([, state]) => state.child === child)
    .map(([record]) => record)
    .toSorted();
}
