import { parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { parseNote } from './signed-note.ts';

export interface CheckpointList {
  /** Whole notes, in the order of the file. */
  readonly notes: readonly string[];
  /** True where there is something between them that is none. */
  readonly hasOther: boolean;
}

/** Reads the text of a checkpoint file: notes, with an empty line after each. */
export function readCheckpointList(text: string): CheckpointList {
  const blocks = text.split(/\n{2,}/).filter((block) => block.trim() !== '');
  const notes: string[] = [];
  let hasOther = false;
  for (let place = 0; place < blocks.length; place++) {
    const note = `${blocks[place]}\n\n${blocks[place + 1] ?? ''}\n`;
    if (isCheckpointNote(note)) {
      notes.push(note.replace(/\n+$/, '\n'));
      place++;
    } else hasOther = true;
  }
  return { notes, hasOther };
}

/** The last checkpoint in the end of such a file, whoever signed it; null where there is none. */
export function lastCheckpoint(text: string): Checkpoint | null {
  const last = readCheckpointList(text).notes.at(-1);
  return last === undefined ? null : parseCheckpoint(parseNote(last)?.text ?? '');
}

function isCheckpointNote(note: string): boolean {
  const parsed = parseNote(note);
  return parsed !== null && parsed.signatures.length > 0 && parseCheckpoint(parsed.text) !== null;
}
