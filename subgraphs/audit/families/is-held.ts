import type { Access } from '../queries/group-looks.ts';
import type { EntryNotes } from '../queries/entry-notes.ts';

/**
 * Purposes whose accesses families are not told of until an auditor releases them: to learn that somebody enquires into
 * suspected harm, or into a crime, could put the child at risk or the enquiry (DPA 2018 Sch. 2 para. 2 and Sch. 3 para. 21:
 * exceptions to the right of access for crime, and for child abuse data).
 */
const HELD_AT_FIRST: readonly (string | null)[] = ['SAFEGUARD_S47', 'LAW_ENFORCEMENT'];

/**
 * Whether an access is held back from families. What an auditor said last of any of its entries counts; a hold of one
 * outweighs a release of another.
 */
export function isHeld(
  { purpose, entryIds }: Pick<Access, 'purpose' | 'entryIds'>,
  notes: ReadonlyMap<string, EntryNotes>,
): boolean {
  const said = entryIds.map((id) => notes.get(id)?.held ?? null);
  if (said.includes(true)) return true;
  return !said.includes(false) && HELD_AT_FIRST.includes(purpose);
}
