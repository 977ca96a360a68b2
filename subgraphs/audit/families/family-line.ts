import { dayInEngland } from '../../kernel/calendar/working-days.ts';
import type { EntryNotes } from '../queries/entry-notes.ts';
import type { Access } from '../queries/group-looks.ts';
import { isHeld } from './is-held.ts';
import { agencyInWords, purposeInWords } from './plain-words.ts';

/** What a family is told of one access: whose, on which day (`YYYY-MM-DD`) and why. Nobody’s name, team or words. */
export interface FamilyLine {
  readonly agency: string;
  readonly on: string;
  readonly purpose: string;
}

/** Effects by which somebody learnt something of the child, if only that there is something to ask for. */
const TELLING = ['RELEASE', 'RELEASE_REDUCED', 'WITHHOLD', 'MASK'];

/**
 * What a family is told of an access; null where it is told nothing. Left out is what told nobody anything, what is held
 * back, and what members of the family asked themselves: a child’s questions are not their parents’ to see, nor a
 * parent’s the other’s.
 */
export function familyLine(access: Access, notes: ReadonlyMap<string, EntryNotes>): FamilyLine | null {
  const { actor, at, purpose, effects, wasShown } = access;
  if (actor === null || actor.agency === 'FAMILY' || purpose === 'SUBJECT_ACCESS') return null;
  if (!wasShown || !effects.some((effect) => TELLING.includes(effect))) return null;
  if (isHeld(access, notes)) return null;
  return { agency: agencyInWords(actor.agency), on: dayInEngland(Date.parse(at)), purpose: purposeInWords(purpose) };
}
