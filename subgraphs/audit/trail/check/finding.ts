/** What can be wrong with a trail. */
export type FindingKind =
  | 'entry-edited'
  | 'hash-edited'
  | 'entries-deleted'
  | 'entries-inserted'
  | 'entries-reordered'
  | 'entries-rewritten'
  | 'tail-truncated'
  | 'backup-restored'
  | 'checkpoint-unreadable'
  | 'checkpoint-forged'
  | 'checkpoint-missing'
  | 'key-unknown'
  | 'trail-forked';

/** Something that is wrong with a trail, where, and in words. It never repeats what an entry says. */
export interface Finding {
  readonly kind: FindingKind;
  /** The place of the first entry concerned; for a checkpoint, its size. */
  readonly place: number;
  readonly message: string;
}

/** Several places in words, both ends included. */
export function places(first: number, last: number): string {
  return first === last ? `entry ${first}` : `entries ${first} to ${last}`;
}
