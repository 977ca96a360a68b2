import type { TrailReader } from '../reading/trail-reader.ts';

/**
 * The place of the first entry that was recorded at a moment (milliseconds since the epoch) or later, as a reader finds
 * it: by halving the trail, a portion at a time.
 */
export async function placeInTrail(reader: Pick<TrailReader, 'size' | 'entries'>, moment: number): Promise<number> {
  let [low, high] = [0, await reader.size()];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const portion = await reader.entries(middle);
    const later = portion.find(({ recordedAt }) => Date.parse(recordedAt) >= moment);
    const last = portion.at(-1);
    if (later === portion[0] || last === undefined) high = middle;
    else if (later === undefined) low = Number(last.seq) + 1;
    else return Number(later.seq);
  }
  return low;
}
