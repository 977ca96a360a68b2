import { setTimeout as sleep } from 'node:timers/promises';
import { parseAuditEntry, type AuditEntry, type AuditTrail } from '../../schema/contract/audit-entry.ts';
import { callService, type ServiceLine } from '../../schema/wire/call-service.ts';

/** Milliseconds: what a fetch may take, which waits for an entry; and the pause after one that failed. */
const TIMES = { fetch: 3_000, pause: 500 };

export interface EntryRelay {
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

/**
 * Carries entries to the audit trail from a part of the hub that has no key to it: fetches those that wait there, has them
 * stored, and says so with its next fetch. One whose storing was not heard of is fetched again; the trail keeps an entry
 * once. What fails is tried again: whoever waits for their entry is told by the part itself that it took too long.
 * @param from the line to the part
 * @param failed hears of the first failure after a success
 */
export function relayEntries(
  from: ServiceLine,
  trail: AuditTrail,
  failed: (error: unknown) => void,
  times = TIMES,
): EntryRelay {
  const stop = new AbortController();
  const isStopped = () => stop.signal.aborted;
  let failing = false;
  const relay = async () => {
    let recorded: readonly string[] = [];
    while (!isStopped()) {
      try {
        const answer = await callService(from, 'exchange-entries', { recorded }, times.fetch);
        recorded = [];
        const entries = readEntries(answer, from.receiver);
        if (entries.length > 0) await trail.append(entries);
        recorded = entries.map(({ id }) => id);
        failing = false;
      } catch (error) {
        if (!failing && !isStopped()) failed(error);
        failing = true;
        if (!isStopped()) await sleep(times.pause, undefined, { ref: false });
      }
    }
  };
  const ended = relay();
  return {
    stop: () => {
      stop.abort();
      return ended;
    },
  };
}

/**
 * Entries that the part may write: of itself, and about no child. Others are left where they are.
 * @throws Error where none of them is
 */
function readEntries(answer: unknown, source: string): readonly AuditEntry[] {
  const { entries } = answer as { entries?: unknown };
  if (!Array.isArray(entries)) throw new Error('that is no list of entries');
  const own = entries
    .map(parseAuditEntry)
    .filter((entry) => entry !== null)
    .filter((entry) => entry.kind === 'change' && entry.source === source && entry.childIds.length === 0);
  if (own.length === 0 && entries.length > 0) throw new Error('none of these entries is for the trail');
  return own;
}
