/** A record, as custodian and its record id: `EDUCATION ED-1`. */
export type RecordKey = string;

/** How a child stands: of what it is made, and where what is decided about it goes. */
export interface ChildState {
  /** Where decisions about its sharing go from now on. */
  readonly scope: string;
  /** Its parts, each the scopes whose decisions hold for it. One part of the child's own scope is a child of one piece. */
  readonly parts: readonly (readonly string[])[];
  /** The child that its records went to; null while it is a child of its own. */
  readonly wentTo: string | null;
}

/** A record that changed its child, and the part of it that it had come to. */
export interface MovedRecord {
  readonly record: RecordKey;
  readonly part: string;
}

/** The record brought a child, or was linked to one that the index knew. */
export interface Linked {
  readonly kind: 'CREATED' | 'LINKED';
  readonly record: RecordKey;
  readonly child: string;
}

/** The record, for now a child of its own, may be of another. */
export interface ReviewOpened {
  readonly kind: 'REVIEW_OPENED';
  readonly record: RecordKey;
  readonly child: string;
  readonly other: string;
  readonly review: string;
}

/** Two are one: the records of `other` went to `child`. */
export interface Merged {
  readonly kind: 'MERGED' | 'CONFIRMED';
  readonly child: string;
  readonly other: string;
  readonly moved: readonly MovedRecord[];
  readonly before: readonly [ChildState, ChildState];
  /** Where what is decided about the two goes. */
  readonly scopes: readonly string[];
  /** The review that it answers; null where none was asked for. */
  readonly review: string | null;
}

/** One was two: some records of `child` went to `other`, a new child. */
export interface Parted {
  readonly kind: 'SPLIT' | 'UNLINKED';
  readonly child: string;
  readonly other: string;
  readonly moved: readonly MovedRecord[];
  readonly before: readonly [ChildState, ChildState];
  /** One for each part of the child, for what keeps the new one protected. */
  readonly scopes: readonly string[];
}

/** The two of a review are not the same. */
export interface Rejected {
  readonly kind: 'REJECTED';
  readonly child: string;
  readonly other: string;
  readonly review: string;
}

/** A decision of a person, which can be taken back. */
export type Reversible = Merged | Parted | Rejected;

/** A decision was taken back. */
export interface Undone {
  readonly kind: 'UNDONE';
  readonly undone: Reversible;
}

/** Whether a decision made one child of two, and not two of one. */
export function isMerge(decision: Merged | Parted): decision is Merged {
  return decision.kind === 'MERGED' || decision.kind === 'CONFIRMED';
}

export type LinkEvent = Linked | ReviewOpened | Reversible | Undone;
export type LinkEventKind = LinkEvent['kind'];
