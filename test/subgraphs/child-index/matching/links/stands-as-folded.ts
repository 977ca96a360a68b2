import { expect } from '@jest/globals';
import { foldLinkEvents } from '../../../../../subgraphs/child-index/matching/links/apply-link-event.ts';
import type { LinkEvent, Reversible } from '../../../../../subgraphs/child-index/matching/links/link-event.ts';
import { wholeChild } from '../../../../../subgraphs/child-index/matching/links/link-state.ts';
import type { TestDatabase } from '../../../../test-stores.ts';

/** The tables stand as the link events so far come to. */
export async function standsAsFolded({ run }: Pick<TestDatabase, 'run'>): Promise<void> {
  const rows = await run(
    `select seq::text, kind, custodian || ' ' || record_id as record, child::text, other::text, review::text, undoes::text,
       moved, before, array_to_json(scopes) as scopes from child_index.link_event event order by event.seq`,
  );
  const bySeq = new Map(rows.map((row) => [row['seq'], row as unknown as Reversible]));
  const events = rows.map((row) => {
    const event = row['kind'] === 'UNDONE' ? { kind: 'UNDONE', undone: bySeq.get(row['undoes']) } : row;
    return event as unknown as LinkEvent;
  });
  const folded = foldLinkEvents(events);

  const records = await run(
    `select custodian || ' ' || record_id as record, child_id::text as child, part::text from child_index.record_link`,
  );
  expect(byKey(records, 'record')).toEqual(Object.fromEntries(folded.records));
  const children = await run(`select id::text, scope::text, parts, went_to::text as "wentTo" from child_index.child`);
  const standing = children.map(({ id, scope, parts, wentTo }) => {
    const whole = wholeChild(String(id));
    return [id, { scope: scope ?? whole.scope, parts: parts ?? whole.parts, wentTo }];
  });
  expect(Object.fromEntries(standing)).toEqual(Object.fromEntries(folded.children));
  const apart = await run(`select cause::text, one::text, other::text from child_index.children_apart`);
  expect(byKey(apart, 'cause')).toEqual(Object.fromEntries(folded.apart));
  const reviews = await run(`select id::text, state from child_index.match_review`);
  expect(Object.fromEntries(reviews.map(({ id, state }) => [id, state]))).toEqual(Object.fromEntries(folded.reviews));
}

function byKey(rows: readonly Record<string, unknown>[], key: string): object {
  return Object.fromEntries(rows.map(({ [key]: name, ...rest }) => [name, rest]));
}
