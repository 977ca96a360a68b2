import type { BlockingRule } from '../block/blocking-rules.ts';
import { combineHashes } from '../normalise/hash-text.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import { sharedColumn } from './shared-column.ts';

/** For each part of some rules the hashes of all records by it, 0 where it is not known. */
export type PartHashes = ReadonlyMap<BlockingRule['parts'][number], Uint32Array>;

/** Looks at each part of each record once: rules have most of their parts in common. */
export function partHashes(records: readonly MatchingRecord[], rules: readonly BlockingRule[]): PartHashes {
  const columns = new Map<BlockingRule['parts'][number], Uint32Array>();
  for (const { parts } of rules) for (const part of parts) columns.set(part, sharedColumn(records.length));
  const all = [...columns];
  for (let place = 0; place < records.length; place++) {
    const record = records[place];
    if (record === undefined) continue;
    const view = { record, name: record.names[0], place: 0 };
    for (const [part, hashes] of all) {
      const value = part(view);
      // Dates and years are small numbers: they are spread, so that sorting by halves works well.
      if (value !== 0) hashes[place] = combineHashes(value, 0x2545f491);
    }
  }
  return columns;
}
