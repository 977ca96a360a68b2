import { CompactRange } from '../merkle/compact-range.ts';
import { DisplacedEntries, type FoundEntry } from './displaced-entries.ts';
import { places, type Finding, type FindingKind } from './finding.ts';
import type { TrustedHead } from './judge-checkpoints.ts';

/** What holding the entries against the checkpoints came to. */
export interface CheckedTrail {
  readonly entries: number;
  /** The first so many entries are those of a checkpoint. */
  readonly proven: number;
  readonly findings: readonly Finding[];
}

/** The hash of a leaf as it is, and as it is stored; and the entry, for which is asked where these are not the same. */
export interface HashedLeaf {
  readonly seq: number;
  readonly computed: Buffer;
  readonly stored: Buffer;
  readonly found: () => FoundEntry;
}

const MOVED: readonly FindingKind[] = ['entries-reordered', 'entries-deleted', 'entries-inserted'];

/** Holds the entries of a trail, one after the other, against its checkpoints. It keeps none of those that fit. */
export class TrailCheck {
  readonly #heads: readonly TrustedHead[];
  readonly #displaced = new DisplacedEntries();
  readonly #findings: Finding[] = [];
  readonly #hashOnly: { readonly first: number; readonly end: number }[] = [];
  /** The tree of the hashes as they are stored, and while those differ, of the hashes as they should be. */
  #stored = CompactRange.empty();
  #computed: CompactRange | null = null;
  #next = 0;
  #nextHead = 0;
  #proven = 0;
  /** No later tree can be held against its checkpoint: something before it is missing or not the same. */
  #lost = false;
  /** The first tree that is not what its checkpoint says. */
  #failed: TrustedHead | null = null;

  /** @param heads smallest first */
  constructor(heads: readonly TrustedHead[]) {
    this.#heads = heads;
    this.#compare();
  }

  /** Takes the next entry there is, in the order of the places. */
  take({ seq, computed, stored, found }: HashedLeaf): void {
    if (seq > this.#next) {
      const [first, last] = [this.#next, seq - 1];
      const message = `${places(first, last)} ${first === last ? 'was' : 'were'} deleted: nothing is in that place.`;
      this.#findings.push({ kind: 'entries-deleted', place: first, message: capital(message) });
      this.#lost = true;
    }
    if (computed !== stored && !computed.equals(stored)) {
      this.#computed ??= this.#stored.clone();
      this.#displaced.add(found());
    }
    this.#stored.append(stored);
    this.#computed?.append(computed);
    this.#next = seq + 1;
    this.#compare();
  }

  /** Takes the next entry, of which the hash alone is left because it is in an archive. */
  takeArchived(stored: Buffer): void {
    this.#stored.append(stored);
    this.#computed?.append(stored);
    this.#next++;
    this.#compare();
  }

  /** Says what was found, once the last entry has been taken. */
  finish(): CheckedTrail {
    const beyond = this.#heads.filter(({ size }) => size > this.#next);
    if (beyond.length > 0) this.#findings.push(tooShort(this.#next, beyond));
    for (const { size, inDatabase } of this.#heads)
      if (size <= this.#next && !inDatabase) this.#findings.push(missing(size));
    const hashOnly = (seq: number) => this.#hashOnly.some(({ first, end }) => seq >= first && seq < end);
    const displaced = this.#displaced.findings(hashOnly);
    // Where entries were moved, that is why a tree is not the one that was signed.
    const rewritten =
      this.#failed === null || displaced.some(({ kind }) => MOVED.includes(kind))
        ? []
        : [this.#rewritten(this.#failed)];
    return {
      entries: this.#next,
      proven: this.#proven,
      findings: [...displaced, ...this.#findings, ...rewritten].toSorted((one, other) => one.place - other.place),
    };
  }

  #compare(): void {
    let failed: TrustedHead | null = null;
    let fits = false;
    for (let head = this.#heads[this.#nextHead]; head?.size === this.#next; head = this.#heads[++this.#nextHead]) {
      if (this.#lost) continue;
      if (head.root.equals(this.#stored.root())) {
        this.#computed = null;
      } else if (this.#computed !== null && head.root.equals(this.#computed.root())) {
        this.#hashOnly.push({ first: this.#proven, end: head.size });
        [this.#stored, this.#computed] = [this.#computed, null];
      } else {
        failed = head;
        continue;
      }
      fits = true;
    }
    if (fits) this.#proven = this.#next;
    // Of two trees that were signed for one size, one does not fit. That they are two has been said.
    if (failed === null || fits) return;
    this.#failed = failed;
    this.#lost = true;
  }

  #rewritten({ size }: TrustedHead): Finding {
    const message = `${places(this.#proven, size - 1)}: not what was signed, though each fits its hash. Entries were rewritten together with their hashes.`;
    return { kind: 'entries-rewritten', place: this.#proven, message: capital(message) };
  }
}

function tooShort(size: number, beyond: readonly TrustedHead[]): Finding {
  const most = Math.max(...beyond.map((head) => head.size));
  const missed = `${places(size, most - 1)} ${most - 1 === size ? 'is' : 'are'} missing`;
  return beyond.some(({ inDatabase }) => inDatabase)
    ? {
        kind: 'tail-truncated',
        place: size,
        message: `The end was cut off: a checkpoint of ${most} entries is signed, and ${missed}.`,
      }
    : {
        kind: 'backup-restored',
        place: size,
        message:
          `The database is older than the checkpoint file, which has a checkpoint of ${most} entries: ` +
          `a backup was restored, or the end was cut off with its checkpoints. ${capital(missed)}.`,
      };
}

function missing(size: number): Finding {
  const message = `The checkpoint of ${size} entries is in the checkpoint file and was deleted from the database.`;
  return { kind: 'checkpoint-missing', place: size, message };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
