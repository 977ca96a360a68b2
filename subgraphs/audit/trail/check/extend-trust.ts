import { parseCheckpoint } from '../checkpoint/checkpoint.ts';
import { parseNoteKey, type NoteKey } from '../checkpoint/note-key.ts';
import { parseNote, standingOf } from '../checkpoint/signed-note.ts';

/** An entry that says that the signing key was changed, and its place. */
export interface SigningKeyChange {
  readonly seq: number;
  /** Public halves, each on one line; the former is null where it was not there any more. */
  readonly formerKey: string | null;
  readonly newKey: string;
}

/**
 * The trusted keys, and those that the trail itself vouches for: both keys that an entry names are trusted where a
 * checkpoint that a trusted key has signed covers that entry. Whether the entry is the one that was signed is for the
 * check of the trail to say; an entry that was slipped in does not fit the checkpoint.
 */
export function extendTrust(
  given: readonly NoteKey[],
  changes: readonly SigningKeyChange[],
  notes: readonly string[],
): readonly NoteKey[] {
  const trusted = [...given];
  let waiting = changes;
  for (;;) {
    const covered = coveredSize(trusted, notes);
    const vouched = waiting.filter(({ seq }) => seq < covered);
    if (vouched.length === 0) return trusted;
    waiting = waiting.filter(({ seq }) => seq >= covered);
    for (const { formerKey, newKey } of vouched)
      for (const key of [formerKey, newKey].flatMap(readable))
        if (!trusted.some(({ name, id }) => name === key.name && id === key.id)) trusted.push(key);
  }
}

/** Number of entries of the largest checkpoint that a trusted key has signed; 0 where there is none. */
function coveredSize(trusted: readonly NoteKey[], notes: readonly string[]): number {
  let largest = 0;
  for (const note of notes) {
    const parsed = parseNote(note);
    const size = parsed === null ? 0 : (parseCheckpoint(parsed.text)?.size ?? 0);
    if (parsed !== null && size > largest && standingOf(parsed, trusted) === 'trusted') largest = size;
  }
  return largest;
}

function readable(line: string | null): NoteKey[] {
  try {
    return line === null ? [] : [parseNoteKey(line)];
  } catch {
    return [];
  }
}
