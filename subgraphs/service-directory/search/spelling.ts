/** Words that a correction offers at most. */
const OFFERED = 3;

/**
 * The trigrams of a word: three characters in a row, with two blanks before it and one behind, as in `  s`, ` sl`, `sle`,
 * `lee`, `eep`, `ep `.
 */
export function trigramsOf(word: string): readonly string[] {
  const padded = `  ${word} `;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3));
  return [...found];
}

/**
 * Which known words a word that nobody uses may stand for, the nearest first: one slip for words of up to five
 * characters, two for longer ones. A slip is a letter too many, too few, wrong, or in its neighbour’s place.
 */
export function nearestWords(word: string, known: readonly string[]): readonly string[] {
  const allowed = word.length < 4 ? 0 : word.length <= 5 ? 1 : 2;
  return known
    .map((candidate) => ({ candidate, slips: slipsBetween(word, candidate, allowed) }))
    .filter(({ slips }) => slips <= allowed)
    .toSorted((one, other) => one.slips - other.slips || (one.candidate < other.candidate ? -1 : 1))
    .slice(0, OFFERED)
    .map(({ candidate }) => candidate);
}

/** The optimal string alignment distance; any number above `most` where it is above that. */
function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, last] = [last, next];
  }
  return last[other.length] ?? most + 1;
}
