import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AuditEntry } from '../../../schema/contract/audit-entry.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { DirectoryDatabase } from '../store/directory-database.ts';

/**
 * Entries for the audit trail. The directory has no key to any other part of the hub, so it cannot write there: it lays
 * its entries out, and who may write to the trail fetches them, and says which are durable.
 */
export interface WaitingEntries {
  /**
   * Resolves when the entry is on the trail, which is before what it tells of may take effect.
   * @throws HubError AUDIT_UNAVAILABLE when it is not in time; OVERLOADED when too many wait
   */
  record(entry: AuditEntry): Promise<void>;
  /**
   * The internal operation `exchange-entries`: takes the ids of entries that are durable, answers with those that wait,
   * as soon as there is one, or none after a while.
   * @throws HubError BAD_REQUEST
   */
  exchange(payload: unknown): Promise<{ readonly entries: readonly unknown[] }>;
  /** Lets those go who wait for an entry. */
  close(): void;
}

/** Milliseconds: an entry has to be on the trail within; a fetch waits for one; the table is looked at again. */
const TIMES = { recorded: 2_500, fetched: 1_000, look: 100 };
const MOST_WAITING = 200;
const PORTION = 50;

const payloadSchema = z.strictObject({ recorded: z.array(z.uuid()).max(PORTION) });

export function waitingEntries(database: () => DirectoryDatabase, times = TIMES): WaitingEntries {
  let waiting = 0;
  const ending = new AbortController();
  const isClosed = () => ending.signal.aborted;
  let wake = Promise.withResolvers<void>();
  /** Wakes whoever waits in this process; another one looks at the table again by itself. */
  const stir = () => {
    wake.resolve();
    wake = Promise.withResolvers();
  };
  const untilStirred = (most: number) => Promise.race([wake.promise, sleep(most, undefined, { ref: false })]);

  const isRecorded = async (id: string) => {
    const { rows } = await sql<{ recorded: boolean }>`
      select recorded from service_directory.waiting_entry where id = ${id}::uuid`.execute(database());
    return rows[0]?.recorded === true;
  };
  const untilRecorded = async (id: string) => {
    const end = Date.now() + times.recorded;
    while (!isClosed() && Date.now() < end) {
      await untilStirred(times.look);
      if (await isRecorded(id)) return;
    }
    throw new HubError('AUDIT_UNAVAILABLE');
  };

  return {
    record: async (entry) => {
      if (waiting >= MOST_WAITING) throw new HubError('OVERLOADED');
      waiting++;
      try {
        await sql`
          insert into service_directory.waiting_entry (id, entry)
          values (${entry.id}::uuid, ${JSON.stringify(entry)}::jsonb)`.execute(database());
        stir();
        await untilRecorded(entry.id);
      } finally {
        waiting--;
        await sql`delete from service_directory.waiting_entry where id = ${entry.id}::uuid`.execute(database());
      }
    },
    exchange: async (payload) => {
      const given = payloadSchema.safeParse(payload);
      if (!given.success) throw new HubError('BAD_REQUEST');
      if (given.data.recorded.length > 0) {
        await sql`
          update service_directory.waiting_entry set recorded = true
          where id = any(${`{${given.data.recorded.join(',')}}`}::uuid[])`.execute(database());
        stir();
      }
      for (const end = Date.now() + times.fetched; !isClosed();) {
        // What a process left behind when it ended belongs to no change.
        const { rows } = await sql<{ entry: unknown }>`
          with gone as (delete from service_directory.waiting_entry where made_at < now() - interval '1 minute')
          select entry from service_directory.waiting_entry
          where not recorded and made_at >= now() - interval '1 minute'
          order by made_at limit ${PORTION}::int`.execute(database());
        if (rows.length > 0) return { entries: rows.map(({ entry }) => entry) };
        const left = end - Date.now();
        if (left <= 0) break;
        await untilStirred(Math.min(left, times.fetched / 2));
      }
      return { entries: [] };
    },
    close: () => {
      ending.abort();
      stir();
    },
  };
}
