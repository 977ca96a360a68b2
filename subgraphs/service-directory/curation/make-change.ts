import { sql } from 'kysely';
import type { Curation } from '../directory-context.ts';
import type { DirectoryDatabase } from '../store/directory-database.ts';
import { writeService, type EditedService } from './edit-service.ts';

/**
 * Puts a change of a service on the audit trail, then makes it and keeps it in the service’s history, in one transaction.
 * @param change the mutation
 * @param besides what else changes with it
 * @throws HubError AUDIT_UNAVAILABLE, and then nothing has changed; OVERLOADED
 */
export async function makeChange(
  database: DirectoryDatabase,
  curation: Curation,
  change: string,
  locality: string,
  service: EditedService,
  now: number,
  besides: (transaction: DirectoryDatabase) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { id, before, after } = service;
  const entry = await curation.record({ change, service: id, locality, before, after });
  await database.transaction().execute(async (transaction) => {
    await writeService(transaction, service);
    await sql`
      insert into service_directory.service_change (id, service_id, place, kind, before, after, changed_at)
      values (${entry}::uuid, ${id}::uuid, ${locality}, ${change}, ${before && JSON.stringify(before)}::jsonb,
        ${JSON.stringify(after)}::jsonb, ${new Date(now).toISOString()}::timestamptz)`.execute(transaction);
    await besides(transaction);
  });
}
