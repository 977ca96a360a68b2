import { sql } from 'kysely';
import { z } from 'zod';
import { HubError } from '../../schema/contract/error-codes.ts';
import type { InternalOperation } from '../kernel/server/subgraph-server.ts';
import { OWN_CHANGES } from './trail/own-entry.ts';
import type { TrailDatabase } from './trail-database.ts';
import { isRefusal } from './writer/insert-entries.ts';
import type { TrailWriter } from './writer/trail-writer.ts';

const archiveMonthSchema = z.strictObject({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  end: z.int().min(1),
  /** Of the archive’s file, in hexadecimal. */
  sha256: z.hex().length(64),
});

/** Payload of the operation: the month, the place after its last entry, and the hash of the file that it is in. */
export type ArchiveMonth = z.infer<typeof archiveMonthSchema>;

/** How a session does something with the archivist’s rights and without a limit on its time. */
export type AsArchivist = <T>(step: (database: TrailDatabase) => Promise<T>) => Promise<T>;

/**
 * The internal operation by which the operator lets a month go that is in an archive. That it goes is an entry before it
 * does. Answers `{ archived }`, the number of entries that are in archives now; when the month was gone already as well.
 * @throws HubError BAD_REQUEST for a malformed payload, for a month that is not over or not the oldest, and where the
 *   archive has not what the trail has; AUDIT_UNAVAILABLE when it is not known to be done
 */
export function archiveMonth(
  writer: TrailWriter,
  read: () => TrailDatabase,
  asArchivist: AsArchivist,
  now: () => number,
): InternalOperation {
  return {
    callers: ['operator'],
    async run(payload) {
      const asked = archiveMonthSchema.safeParse(payload);
      if (!asked.success) throw new HubError('BAD_REQUEST');
      const { month, end, sha256 } = asked.data;
      try {
        const before = await stateOf(read(), month);
        if (before.archived >= end) return { archived: before.archived };
        const isOver = month < new Date(now()).toISOString().slice(0, 7);
        if (!isOver || before.first !== before.archived || before.end !== end || before.covered < end)
          throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
        await writer.recordOwn({ content: { change: OWN_CHANGES.archived, month, end, sha256 } });
        await asArchivist((database) => sql`select audit.archive_month(${month}, ${end}::bigint)`.execute(database));
        return { archived: (await stateOf(read(), month)).archived };
      } catch (cause) {
        if (cause instanceof HubError) throw cause;
        throw new HubError(isRefusal(cause) ? 'BAD_REQUEST' : 'AUDIT_UNAVAILABLE', undefined, { cause });
      }
    },
  };
}

/** What there is of a month: its first entry and the place after its last; and how far archives and checkpoints go. */
async function stateOf(database: TrailDatabase, month: string) {
  const from = `${month}-01T00:00:00Z`;
  const { rows } = await sql<Record<'first' | 'end' | 'archived' | 'covered', string | null>>`
    select (select min(seq)::text from audit.entry where seq <= bounds.archived and recorded_at >= bounds.start
        and recorded_at < bounds.finish) as first,
      (select (max(seq) + 1)::text from audit.entry where recorded_at >= bounds.start and recorded_at < bounds.finish)
        as end,
      bounds.archived::text as archived,
      (select max(size)::text from audit.checkpoint) as covered
    from (select ${from}::timestamptz as start,
      (${from}::timestamptz at time zone 'UTC' + interval '1 month') at time zone 'UTC' as finish,
      (select coalesce(max(first + length(hashes) / 32), 0) from audit.archived_leaf) as archived) as bounds`.execute(
    database,
  );
  const [row] = rows;
  const number = (value: string | null | undefined) => (value == null ? -1 : Number(value));
  return {
    first: number(row?.first),
    end: number(row?.end),
    archived: number(row?.archived),
    covered: number(row?.covered),
  };
}
