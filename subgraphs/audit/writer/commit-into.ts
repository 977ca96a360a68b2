import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { AcceptedEntry } from '../trail/content/accepted-entry.ts';
import { GroupCommit } from '../trail/group-commit.ts';
import { isRefusal } from './insert-entries.ts';
import type { TrailWriter } from './trail-writer.ts';

const MEBIBYTE = 1024 * 1024;
const BOUNDS = { waitingItems: 10_000, waitingBytes: 32 * MEBIBYTE, flushItems: 1_000, flushBytes: 4 * MEBIBYTE };

/** Lets all who write to the trail share its one writer. */
export function commitInto(writer: TrailWriter, logger: Logger): GroupCommit<AcceptedEntry> {
  return new GroupCommit<AcceptedEntry>({
    bounds: BOUNDS,
    isRefusal,
    gather: () => setImmediate(),
    async flush(entries) {
      try {
        await writer.append(entries);
      } catch (error) {
        logger.warn({ err: error, entries: entries.length }, 'audit entries not stored');
        throw error;
      }
    },
  });
}
