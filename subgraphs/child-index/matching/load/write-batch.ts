import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { BY_INDEX_ALONE } from '../by-index-alone.ts';
import { ClaimRows } from '../claim-rows.ts';
import { DescribedRows } from '../described-rows.ts';
import { fieldWeights } from '../field-weights.ts';
import { LinkJournal } from '../link-journal.ts';
import { LinkRows } from '../link-rows.ts';
import { loadKnownRecords } from '../load-known-records.ts';
import type { LinkModel } from '../model/link-model.ts';
import type { RecordReading } from '../read-record.ts';
import { writeNewRows } from '../write-rows.ts';

/**
 * Writes some children with all their records, links and events, in one transaction; those that are there already stay.
 * @param children the records of each, the earliest first
 * @returns the child of each record, by custodian and record id
 */
export function writeBatch(
  em: SqlEntityManager,
  children: readonly (readonly RecordReading[])[],
  model: LinkModel,
): Promise<Map<string, string>> {
  return em.transactional(async (transaction) => {
    await sql`select ${BY_INDEX_ALONE}`.execute(transaction.getKysely());
    const { links, arrivals } = await loadKnownRecords(transaction, children.flat());
    const placed = new Map([...links].map(([source, { childId }]) => [source, childId]));
    const described = new DescribedRows();
    const claims = new ClaimRows();
    const rows = new LinkRows();
    const journal = new LinkJournal(model.version);
    const numbers = arrivals.values();
    for (const records of children) {
      // A child is written whole or not at all.
      if (records.some(({ source }) => links.has(source))) continue;
      const childId = randomUUID();
      for (const [place, reading] of records.entries()) {
        const { custodian, record, source, identifiers, descriptionKey, version } = reading;
        const { recordId, child } = record;
        const before = records.slice(0, place);
        const linkedBy = place === 0 ? ('NEW_CHILD' as const) : ('SCORE' as const);
        const evidence = place === 0 ? [] : evidenceOf(reading, before, model);
        journal.add(
          custodian,
          recordId,
          childId,
          linkedBy === 'SCORE' ? { zone: 'LINK', childId, linkedBy, evidence } : { zone: 'NEW' },
        );
        described.add({ childId, custodian, recordId, child, leads: place === 0 ? { founder: source } : null });
        claims.add({ custodian, recordId, childId, identifiers, descriptionKey });
        rows.add(reading, { childId, version, linkedBy, part: childId }, numbers.next().value ?? '');
        placed.set(source, childId);
      }
    }
    await writeNewRows(transaction, [
      ...described.newRows(),
      ...claims.newRows(),
      ...rows.newRows(),
      ...journal.newRows(),
    ]);
    return placed;
  });
}

function evidenceOf({ matching }: RecordReading, others: readonly RecordReading[], model: LinkModel) {
  return fieldWeights(
    matching,
    others.map((one) => one.matching),
    model,
  );
}
