import { HubError } from '../../../schema/contract/error-codes.ts';
import { childAccesses } from '../queries/child-accesses.ts';
import { entryNotes } from '../queries/entry-notes.ts';
import type { TrailDatabase } from '../trail-database.ts';
import { familyLine, type FamilyLine } from './family-line.ts';

/** Accesses read at a time, whether they are told or not. */
const READ = 100;

/** A line and its place in the list. */
export interface PlacedLine extends FamilyLine {
  readonly seq: string;
}

/**
 * What a family is told of who looked at a child, newest first: `first` lines and, where there is one, the next. The
 * page is filled from what lies behind, so that neither its length nor its end tells that anything was left out.
 * @param deadline milliseconds since the epoch
 * @throws HubError OVERLOADED when the deadline comes first
 */
export async function familyPage(
  database: TrailDatabase,
  childIds: readonly string[],
  before: bigint | null,
  first: number,
  deadline: number,
): Promise<readonly PlacedLine[]> {
  const lines: PlacedLine[] = [];
  for (let next: bigint | null = before, more = true; more && lines.length <= first; more = next !== null) {
    if (Date.now() >= deadline) throw new HubError('OVERLOADED');
    const page = await childAccesses(database, childIds, next, READ);
    const notes = await entryNotes(
      database,
      page.accesses.flatMap(({ entryIds }) => entryIds),
    );
    for (const access of page.accesses) {
      const line = familyLine(access, notes);
      if (line !== null) lines.push({ ...line, seq: access.seq });
    }
    ({ next } = page);
  }
  return lines.slice(0, first + 1);
}
