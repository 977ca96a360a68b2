import { createHash } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { raw } from '@mikro-orm/core';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type { RegistrationOutcome, RegistrationResult } from '../../../schema/contract/child-registration.ts';
import { callService, type ServiceLine } from '../../../schema/wire/call-service.ts';
import type { Registration } from './agency.ts';
import { OutboxRecord } from './outbox-record.entity.ts';

/** Records told to the child index in one call. */
const BATCH = 500;
/** Milliseconds one such call may take. */
const CALL_DEADLINE = 30_000;

/**
 * Puts registrations into the outbox, in the transaction that writes the records themselves. A registration that says
 * what it said before keeps its version, so that loading the same file twice tells the child index nothing.
 */
export async function stageRegistrations(em: SqlEntityManager, registrations: readonly Registration[]): Promise<void> {
  const ids = registrations.map((registration) => registration.recordId);
  const staged = new Map<string, OutboxRecord>();
  for (const record of await em.find(OutboxRecord, { recordId: { $in: ids } })) staged.set(record.recordId, record);
  for (const registration of registrations) {
    const digest = createHash('sha256').update(JSON.stringify(registration), 'utf8').digest('hex');
    const earlier = staged.get(registration.recordId);
    if (earlier === undefined) {
      const first = { recordId: registration.recordId, version: 1, registeredVersion: 0, digest, registration };
      staged.set(registration.recordId, em.create(OutboxRecord, first));
    } else if (earlier.digest !== digest) {
      Object.assign(earlier, { version: earlier.version + 1, digest, registration });
    }
  }
  await em.flush();
}

/**
 * Tells the child index of every staged record that it has not answered for yet. May be stopped anywhere and run
 * again: the index takes a version once.
 * @param goOn asked before each call; false ends it there
 * @throws HubError when the child index does not answer; what it has answered for stays answered for
 */
export async function registerStaged(
  em: SqlEntityManager,
  custodian: Custodian,
  index: ServiceLine,
  goOn: () => boolean = () => true,
): Promise<RegistrationOutcome[]> {
  const outcomes: RegistrationOutcome[] = [];
  while (goOn()) {
    const pending = await em.find(
      OutboxRecord,
      { version: { $gt: raw('registered_version') } },
      { orderBy: { recordId: 'asc' }, limit: BATCH, disableIdentityMap: true },
    );
    if (pending.length === 0) return outcomes;
    const records = pending.map(({ registration, version }) => ({ ...registration, version }));
    const answer = await callService(index, 'register-records', { custodian, records }, CALL_DEADLINE);
    outcomes.push(...(answer as RegistrationResult).outcomes);
    for (const version of new Set(pending.map((record) => record.version))) {
      const recordIds = pending.filter((record) => record.version === version).map((record) => record.recordId);
      await em.nativeUpdate(OutboxRecord, { recordId: { $in: recordIds } }, { registeredVersion: version });
    }
  }
  return outcomes;
}
