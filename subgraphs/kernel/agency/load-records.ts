import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { RegistrationOutcome } from '../../../schema/contract/child-registration.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { ServiceLine } from '../../../schema/wire/call-service.ts';
import type { Agency, Registration } from './agency.ts';
import { registerStaged, stageRegistrations } from './registration-outbox.ts';

const payloadSchema = z.strictObject({
  format: z.string(),
  rows: z.array(z.strictObject({ line: z.number().int(), row: z.unknown() })).max(1000),
});

/** Payload of an agency's internal operation `load-records`: rows of one format, each with its line in the source. */
export type LoadRecords = z.infer<typeof payloadSchema>;

export interface LoadResult {
  /** Rows that became records of the agency, whether or not they were new. */
  readonly loaded: number;
  readonly rejected: readonly { readonly line: number; readonly problem: string }[];
  /** What became of the records in the child index; nothing for a record that has not changed. */
  readonly registered: readonly RegistrationOutcome[];
}

/**
 * Reads rows through the adapter of their format, writes the agency's own tables and the outbox in one transaction, then
 * tells the child index. A bad row is rejected by itself; the others are loaded.
 * @throws HubError BAD_REQUEST for a malformed payload or an unknown format
 */
export async function loadRecords<Source>(
  agency: Agency<Source>,
  em: SqlEntityManager,
  index: ServiceLine,
  payload: unknown,
): Promise<LoadResult> {
  const parsed = payloadSchema.safeParse(payload);
  const adapter = agency.adapters.find((candidate) => candidate.format === parsed.data?.format);
  if (!parsed.success || adapter === undefined) throw new HubError('BAD_REQUEST');

  const rejected: { line: number; problem: string }[] = [];
  const records: Source[] = [];
  const lineOf = new Map<string, number>();
  const registrations: Registration[] = [];
  for (const { line, row } of parsed.data.rows) {
    const adapted = adapter.read(row);
    if (!adapted.ok) {
      rejected.push({ line, problem: adapted.problem });
      continue;
    }
    records.push(adapted.record);
    for (const registration of agency.registrationsOf(adapted.record)) {
      registrations.push(registration);
      lineOf.set(registration.recordId, line);
    }
  }

  await em.transactional(async (transaction) => {
    await agency.save(transaction, records);
    await stageRegistrations(transaction, registrations);
  });

  const registered = await registerStaged(em.fork(), agency.custodian, index);
  for (const { recordId, outcome, problem } of registered) {
    if (outcome === 'REJECTED') rejected.push({ line: lineOf.get(recordId) ?? 0, problem: problem ?? 'rejected' });
  }
  return { loaded: records.length, rejected, registered };
}
