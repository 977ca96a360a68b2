import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { SUBGRAPH_OF } from '../../../schema/contract/agency.ts';
import type { AuditTrail } from '../../../schema/contract/audit-entry.ts';
import type { RegistrationOutcome } from '../../../schema/contract/child-registration.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { Agency, Registration } from './agency.ts';
import { batchChange } from './batch-change.ts';
import { stageRegistrations } from './registration-outbox.ts';

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

/** With what records are loaded. */
export interface Loading {
  readonly em: SqlEntityManager;
  readonly trail: AuditTrail;
  /** Tells the child index of what was staged. */
  readonly register: () => Promise<RegistrationOutcome[]>;
}

/**
 * Reads rows through the adapter of their format, puts the load on the audit trail, writes the agency's own tables and the
 * outbox in one transaction, then tells the child index. A bad row is rejected by itself; the others are loaded.
 * @throws HubError BAD_REQUEST for a malformed payload or an unknown format; AUDIT_UNAVAILABLE, and nothing was written
 */
export async function loadRecords<Source>(
  agency: Agency<Source>,
  { em, trail, register }: Loading,
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

  await trail.append([
    batchChange(SUBGRAPH_OF[agency.custodian], {
      change: 'loadRecords',
      by: 'operator',
      agency: agency.custodian,
      format: adapter.format,
      records: records.length,
      rejected: rejected.length,
    }),
  ]);
  await em.transactional(async (transaction) => {
    await agency.save(transaction, records);
    await stageRegistrations(transaction, registrations);
  });

  const registered = await register();
  for (const { recordId, outcome, problem } of registered) {
    if (outcome === 'REJECTED') rejected.push({ line: lineOf.get(recordId) ?? 0, problem: problem ?? 'rejected' });
  }
  return { loaded: records.length, rejected, registered };
}
