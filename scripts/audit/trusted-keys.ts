import { parseNoteKey, type NoteKey } from '../../subgraphs/audit/trail/checkpoint/note-key.ts';

/**
 * The keys that a command was told to trust.
 * @throws Error that says which of them is not one
 */
export function trustedKeys(given: readonly string[]): readonly NoteKey[] {
  return given.map((text, position) => {
    try {
      return parseNoteKey(text);
    } catch (error) {
      throw new Error(`key ${position + 1} ${(error as Error).message}`, { cause: error });
    }
  });
}
