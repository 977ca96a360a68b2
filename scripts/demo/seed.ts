import { CUSTODIANS, SUBGRAPH_OF, type Custodian } from '../../schema/contract/agency.ts';
import { callService, type ServiceLine } from '../../schema/wire/call-service.ts';
import type { DemoChild } from '../../subgraphs/kernel/demo-person.ts';
import type { LoadResult } from '../../subgraphs/kernel/agency/load-records.ts';
import type { LoadSharingChoices } from '../../subgraphs/child-index/sharing/load-sharing-choices.ts';
import { RECORDS_OF } from './records-of.ts';

/** Rows and choices handed over in one call. */
const BATCH = 250;
const CALL_DEADLINE = 60_000;

/** How far the loading is. */
export type Progress = (done: number, total: number) => void;

/**
 * Loads a population through the same doors as any other feed: each agency takes its records and registers them, then the
 * index takes what families have decided. Loading it again changes nothing, so it may be stopped and started anew.
 * @param lineTo the operator's line to a subgraph
 */
export async function seedDemo(
  population: readonly DemoChild[],
  lineTo: (receiver: ServiceLine['receiver']) => ServiceLine,
  progress: Progress,
): Promise<void> {
  const feeds = CUSTODIANS.map((custodian) => ({
    custodian,
    rows: population.flatMap((child) => RECORDS_OF[custodian](child)),
  }));
  const choices = population.flatMap(choicesOf);
  const total = feeds.reduce((sum, feed) => sum + feed.rows.length, choices.length);
  let done = 0;
  for (const { custodian, rows } of feeds) {
    for (let start = 0; start < rows.length; start += BATCH) {
      const batch = rows.slice(start, start + BATCH).map((row, offset) => ({ line: start + offset + 1, row }));
      const payload = { format: 'records', rows: batch };
      const result = (await callService(
        lineTo(SUBGRAPH_OF[custodian]),
        'load-records',
        payload,
        CALL_DEADLINE,
      )) as LoadResult;
      const rejected = result.rejected[0];
      if (rejected !== undefined) throw new Error(`demo data, ${custodian}, row ${rejected.line}: ${rejected.problem}`);
      progress((done += batch.length), total);
    }
  }
  for (let start = 0; start < choices.length; start += BATCH) {
    const batch = choices.slice(start, start + BATCH);
    await callService(lineTo('child-index'), 'load-sharing-choices', { choices: batch }, CALL_DEADLINE);
    progress((done += batch.length), total);
  }
}

/** What a child's family decided, under one of the child's records, by which the index finds the child. */
function choicesOf(child: DemoChild): LoadSharingChoices['choices'] {
  const { consents, shield, restrictedPersons } = child;
  if (consents.length === 0 && shield === null && restrictedPersons.length === 0) return [];
  const record = anyRecordOf(child);
  if (record === null) return [];
  return [
    {
      ...record,
      consents: consents.map(({ decision, categories, recipients, purposes, ...consent }) => ({
        ...consent,
        refusal: decision === 'REFUSED',
        categories: [...categories],
        recipients: [...recipients],
        purposes: [...purposes],
      })),
      shield,
      restrictedPersons: restrictedPersons.map(({ actorId, relation }) => ({ actorId, relation })),
    },
  ];
}

function anyRecordOf(child: DemoChild): { custodian: Custodian; recordId: string } | null {
  for (const custodian of CUSTODIANS) {
    const record = RECORDS_OF[custodian](child)[0];
    if (record !== undefined) return { custodian, recordId: record.recordId };
  }
  return null;
}
