import type { TrailReader } from '../reading/trail-reader.ts';
import type { ExportFormat } from './export-format.ts';
import { exportedEntry } from './exported-entry.ts';

/** Places of the trail, from one up to, and not including, another. */
export interface PlacesToExport {
  readonly from: number;
  readonly to: number;
}

/** Some lines, and the place after the last entry in them. */
export interface ExportedPortion {
  readonly text: string;
  readonly next: number;
}

/** The entries at some places as text, a portion at a time: memory does not grow with their number. */
export async function* exportTrail(
  reader: Pick<TrailReader, 'entries'>,
  { from, to }: PlacesToExport,
  { line }: ExportFormat,
): AsyncGenerator<ExportedPortion> {
  let portion = reader.entries(from);
  for (let place = from; place < to;) {
    const rows = await portion;
    const last = rows.at(-1);
    if (last === undefined) return;
    place = Number(last.seq) + 1;
    // The next portion is on its way while this one is written.
    portion = place < to ? reader.entries(place) : Promise.resolve([]);
    const wanted = rows.filter(({ seq }) => Number(seq) < to);
    yield { text: wanted.map((row) => line(exportedEntry(row))).join(''), next: Math.min(place, to) };
  }
}
