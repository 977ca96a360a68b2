import { parseCheckpoint } from '../checkpoint/checkpoint.ts';
import type { NoteKey } from '../checkpoint/note-key.ts';
import { parseNote, standingOf } from '../checkpoint/signed-note.ts';
import { CompactRange } from '../merkle/compact-range.ts';
import { leafHash } from '../merkle/tree-hash.ts';
import type { TreeHead } from '../merkle/verify-consistency.ts';
import { parseArchiveHead, type ArchiveHead } from './archive-head.ts';
import { outsideRanges } from './outside-ranges.ts';

const NO_ARCHIVE = 'This is not an archive of an audit trail.';

export interface CheckedArchive {
  readonly holds: boolean;
  readonly message: string;
}

/**
 * Checks an archive by itself: that its entries are, all of them and in their order, those of a trail whose checkpoint a
 * trusted key has signed. Keeps one line at a time.
 * @param progress is told how many entries have been looked at, of how many
 */
export async function checkArchive(
  lines: AsyncIterable<string>,
  trusted: readonly NoteKey[],
  progress: (done: number, total: number) => void,
): Promise<CheckedArchive> {
  let head: ArchiveHead | null = null;
  let tree = CompactRange.empty();
  let signed: TreeHead | null = null;
  for await (const line of lines) {
    if (head === null) {
      head = parseArchiveHead(line);
      if (head === null) return fails(NO_ARCHIVE);
      const judged = judgeHead(head, trusted);
      if (typeof judged === 'string') return fails(judged);
      signed = judged;
      tree = CompactRange.of(head.first, Buffer.from(head.left.join(''), 'hex'));
      continue;
    }
    tree.append(leafHash(line));
    if (tree.size % 1_000 === 0) progress(tree.size - head.first, head.end - head.first);
  }
  if (head === null || signed === null) return fails(NO_ARCHIVE);
  const { month, first, end, right } = head;
  if (tree.size !== end) return fails(`The archive should have ${end - first} entries and has ${tree.size - first}.`);
  outsideRanges(first, end, signed.size).right.forEach((range, place) => {
    tree.appendSubtree(Buffer.from(right[place] ?? '', 'hex'), range.end - range.start);
  });
  if (!tree.root().equals(signed.root))
    return fails(`Entries ${first} to ${end - 1}: not what was signed. The archive was changed.`);
  const message = `The archive of ${month} is whole: entries ${first} to ${end - 1}, as signed in the checkpoint of ${signed.size}.`;
  return { holds: true, message };
}

/** The tree that was signed, or what is wrong. */
function judgeHead(head: ArchiveHead, trusted: readonly NoteKey[]): TreeHead | string {
  const note = parseNote(head.checkpoint);
  const checkpoint = note === null ? null : parseCheckpoint(note.text);
  if (note === null || checkpoint === null) return 'The checkpoint of the archive is not readable.';
  const standing = standingOf(note, trusted);
  const signers = note.signatures.map(({ name, id }) => `${name}+${id}`).join(', ');
  if (standing === 'unknown') return `The archive is signed by ${signers || 'nobody'}, which is not a trusted key.`;
  if (standing === 'forged') return 'The checkpoint of the archive is forged.';
  if (checkpoint.size < head.end) return 'The checkpoint of the archive does not cover it.';
  const { left, right } = outsideRanges(head.first, head.end, checkpoint.size);
  return head.left.length === left.length && head.right.length === right.length
    ? checkpoint
    : 'The proof of the archive is not complete.';
}

function fails(message: string): CheckedArchive {
  return { holds: false, message };
}
