import { leafText } from '../leaf-text.ts';
import { leafHash } from '../merkle/tree-hash.ts';
import { places, type Finding } from './finding.ts';

/** An entry as it is found, and the hash that is stored with it. */
export interface FoundEntry {
  readonly seq: number;
  /** Its canonical JSON, as it is now. */
  readonly text: string;
  readonly recordedAt: string;
  readonly stored: Buffer;
}

/** Entries that all stand the same number of places from where they were written. */
interface Run {
  readonly first: number;
  last: number;
  readonly shift: number;
}

/** How far from its place an entry is looked for at once, and how many are compared with each other at the end. */
const NEARBY = 16;
const COMPARED = 200;

/**
 * Explains entries whose hash is not what they say now. Their own place is part of what is hashed, so an entry that was
 * only moved still fits its hash at the place where it was written.
 */
export class DisplacedEntries {
  readonly #runs: Run[] = [];
  readonly #unexplained: FoundEntry[] = [];
  #more = 0;

  add(entry: FoundEntry): void {
    const run = this.#runs.at(-1);
    const follows = run !== undefined && run.last === entry.seq - 1;
    if (follows && fits(entry, entry.seq + run.shift, entry.stored)) {
      run.last = entry.seq;
      return;
    }
    const shift = nearbyShifts().find((one) => fits(entry, entry.seq + one, entry.stored));
    if (shift !== undefined) this.#runs.push({ first: entry.seq, last: entry.seq, shift });
    else if (this.#unexplained.length < COMPARED) this.#unexplained.push(entry);
    else this.#more++;
  }

  /** @param hashOnly says of a place that the entry there is as it was signed, and the hash beside it is not */
  findings(hashOnly: (seq: number) => boolean): Finding[] {
    const origins = new Map<number, number>();
    for (const { first, last, shift } of this.#runs) if (first === last) origins.set(first, first + shift);
    for (const entry of this.#unexplained) {
      const from = this.#unexplained.find(
        (other) => other !== entry && (fits(entry, other.seq, entry.stored) || fits(entry, other.seq, other.stored)),
      );
      if (from !== undefined) origins.set(entry.seq, from.seq);
    }
    const isSwapped = (seq: number) => origins.get(origins.get(seq) ?? -1) === seq;
    const findings: Finding[] = [];
    for (const [seq, origin] of origins) if (isSwapped(seq) && seq < origin) findings.push(swapped(seq, origin));
    for (const run of this.#runs) if (!isSwapped(run.first)) findings.push(shifted(run));
    for (const { seq } of this.#unexplained) {
      if (!isSwapped(seq)) findings.push(hashOnly(seq) ? hashEdited(seq) : edited(seq));
    }
    if (this.#more > 0) findings.push(manyMore(this.#more, this.#unexplained.at(-1)?.seq ?? 0));
    return findings;
  }
}

function fits({ text, recordedAt }: FoundEntry, seq: number, hash: Buffer): boolean {
  return seq >= 0 && leafHash(leafText(text, recordedAt, seq)).equals(hash);
}

function nearbyShifts(): number[] {
  return Array.from({ length: NEARBY }, (_, place) => place + 1).flatMap((shift) => [shift, -shift]);
}

function swapped(seq: number, origin: number): Finding {
  const message = `Entries ${seq} and ${origin} have changed places.`;
  return { kind: 'entries-reordered', place: seq, message };
}

function shifted({ first, last, shift }: Run): Finding {
  const count = Math.abs(shift);
  const verb = shift > 0 ? 'deleted' : 'inserted';
  const direction = shift > 0 ? 'too early' : 'too late';
  const what = `${count} ${count === 1 ? 'entry was' : 'entries were'} ${verb} before entry ${first}`;
  return {
    kind: `entries-${verb}`,
    place: first,
    message: `${what}: ${places(first, last)} stand${first === last ? 's' : ''} ${count} ${count === 1 ? 'place' : 'places'} ${direction}.`,
  };
}

function edited(seq: number): Finding {
  return { kind: 'entry-edited', place: seq, message: `Entry ${seq} was edited: it is not what was hashed.` };
}

function hashEdited(seq: number): Finding {
  const message = `The hash stored with entry ${seq} was edited; the entry is as it was signed.`;
  return { kind: 'hash-edited', place: seq, message };
}

function manyMore(count: number, place: number): Finding {
  return {
    kind: 'entry-edited',
    place,
    message: `${count} more entries after entry ${place} are not what was hashed.`,
  };
}
