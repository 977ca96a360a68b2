import type { SharingPart, SharingRecord } from './sharing-record.ts';

/**
 * The parts of a merged child that have a say about an item: the part that the item came with, and every other that
 * something was decided of. So a merge opens nothing that was closed, what shielded or refused one half does for the
 * whole, and a half of which nobody has said anything takes no consent away from the other. None for a child of one
 * piece. Pure.
 * @param origins the parts that the item came with; none for what is of the child as a whole
 */
export function countingParts({ parts = [] }: SharingRecord, origins: readonly string[]): readonly SharingPart[] {
  // What came since the merge is no half's own.
  const halves = origins.filter((origin) => !parts.every(({ scopes }) => scopes.includes(origin)));
  const counting = parts.filter((part) => isDecided(part) || halves.some((half) => part.scopes.includes(half)));
  return counting.length === 0 ? parts : counting;
}

/** Somebody said something about it. */
function isDecided({ shielded, archived, restrictions, consents, competence, orders }: SharingPart): boolean {
  const said = restrictions.length + consents.length + orders.length;
  return shielded || archived || competence !== null || said > 0;
}
