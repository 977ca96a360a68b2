import {
  isMerge,
  type LinkEvent,
  type Merged,
  type MovedRecord,
  type Parted,
  type Rejected,
  type Undone,
} from './link-event.ts';
import { wholeChild, type LinkState } from './link-state.ts';

/** A state being changed. */
interface Draft {
  readonly records: Map<string, { readonly child: string; readonly part: string }>;
  readonly children: Map<string, ReturnType<typeof wholeChild>>;
  readonly apart: Map<string, { readonly one: string; readonly other: string }>;
  readonly reviews: Map<string, 'OPEN' | 'CONFIRMED' | 'REJECTED'>;
}

/** The state after one more event. Pure. */
export function applyLinkEvent(state: LinkState, event: LinkEvent): LinkState {
  return foldLinkEvents([event], state);
}

/** What a series of events comes to: which record is with which child, and of what each child is made. Pure. */
export function foldLinkEvents(events: Iterable<LinkEvent>, from: Partial<LinkState> = {}): LinkState {
  const draft: Draft = {
    records: new Map(from.records),
    children: new Map(from.children),
    apart: new Map(from.apart),
    reviews: new Map(from.reviews),
  };
  for (const event of events) apply(draft, event);
  return draft;
}

function apply(draft: Draft, event: LinkEvent): void {
  switch (event.kind) {
    case 'CREATED':
    case 'LINKED': {
      const child = draft.children.get(event.child) ?? wholeChild(event.child);
      draft.children.set(event.child, child);
      draft.records.set(event.record, { child: event.child, part: child.scope });
      return;
    }
    case 'REVIEW_OPENED':
      draft.reviews.set(event.review, 'OPEN');
      return;
    case 'MERGED':
    case 'CONFIRMED':
      return merge(draft, event);
    case 'SPLIT':
    case 'UNLINKED':
      return part(draft, event);
    case 'REJECTED':
      draft.reviews.set(event.review, 'REJECTED');
      draft.apart.set(event.review, { one: event.child, other: event.other });
      return;
    case 'UNDONE':
      return undo(draft, event);
  }
}

/** The parts of both, under a scope for what is decided from now on, which holds for all of them. */
function merge(draft: Draft, { child, other, moved, before, scopes, review }: Merged): void {
  const [kept, absorbed] = before;
  const scope = scopes[0] ?? child;
  const parts = [...kept.parts, ...absorbed.parts].map((one) => [...one, scope]);
  draft.children.set(child, { scope, parts, wentTo: null });
  // What is decided of the absorbed child by somebody who does not know yet holds for both as well.
  draft.children.set(other, { ...absorbed, scope, wentTo: child });
  for (const { record, part: came } of moved) draft.records.set(record, { child, part: came });
  if (review !== null) draft.reviews.set(review, 'CONFIRMED');
}

/** The new child has a part for each part of the old one, to which what protects that one is copied. */
function part(draft: Draft, { child, other, moved, before, scopes }: Parted): void {
  const [whole] = before;
  draft.children.set(child, whole);
  draft.children.set(other, { scope: other, parts: scopes.map((scope) => distinct([scope, other])), wentTo: null });
  for (const { record } of moved) draft.records.set(record, { child: other, part: other });
  draft.apart.set(other, { one: child, other });
}

function undo(draft: Draft, { undone }: Undone): void {
  if (undone.kind === 'REJECTED') return reopen(draft, undone);
  const { child, other, before } = undone;
  const [first, second] = before;
  if (isMerge(undone)) {
    draft.children.set(child, first);
    draft.children.set(other, second);
    putBack(draft, undone.moved, other);
    // What came while the two were one stays with the child that was kept.
    for (const [record, { child: with_, part: came }] of draft.records)
      if (with_ === child && undone.scopes.includes(came)) draft.records.set(record, { child, part: first.scope });
    if (undone.review !== null) draft.reviews.set(undone.review, 'OPEN');
    return;
  }
  draft.children.set(child, first);
  draft.children.set(other, { ...wholeChild(other), scope: first.scope, wentTo: child });
  for (const [record, { child: with_ }] of draft.records)
    if (with_ === other) draft.records.set(record, { child, part: first.scope });
  putBack(draft, undone.moved, child);
  draft.apart.delete(other);
}

function reopen(draft: Draft, { review }: Rejected): void {
  draft.reviews.set(review, 'OPEN');
  draft.apart.delete(review);
}

function putBack(draft: Draft, moved: readonly MovedRecord[], child: string): void {
  for (const { record, part: came } of moved) draft.records.set(record, { child, part: came });
}

function distinct(scopes: readonly string[]): string[] {
  return [...new Set(scopes)];
}
