import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Custodian } from '../../../../schema/contract/agency.ts';
import { INDEX_ROWS } from '../index-rows.ts';
import type { FieldWeight } from '../link-decision.ts';
import { newRows, writeNewRows } from '../write-rows.ts';

/** That a record may be of another child than the one it was given. */
export interface Doubt {
  readonly custodian: Custodian;
  readonly recordId: string;
  readonly childId: string;
  readonly candidateId: string;
  readonly weights: readonly FieldWeight[];
}

const AT_A_TIME = 2_000;

/** Puts doubts into the queue of reviews, with their events, but for those that are in it already. */
export async function writeReviews(
  fork: () => SqlEntityManager,
  doubts: readonly Doubt[],
  model: string,
  check: () => void,
): Promise<void> {
  const keyOf = ({ custodian, recordId, candidateId }: Omit<Doubt, 'weights' | 'childId'>) =>
    `${custodian} ${recordId} ${candidateId}`;
  const { rows } = await sql<{ custodian: Custodian; recordId: string; candidateId: string }>`
    select custodian, record_id as "recordId", candidate_id as "candidateId" from child_index.match_review`.execute(
    fork().getKysely(),
  );
  const known = new Set(rows.map(keyOf));
  const missing = doubts.filter((doubt) => !known.has(keyOf(doubt)));
  for (let start = 0; start < missing.length; start += AT_A_TIME) {
    check();
    const reviews = missing.slice(start, start + AT_A_TIME).map((doubt) => ({ ...doubt, id: randomUUID(), model }));
    const events = reviews.map(({ childId, candidateId, id, ...doubt }) => ({
      ...doubt,
      kind: 'REVIEW_OPENED',
      child: childId,
      other: candidateId,
      review: id,
    }));
    await fork().transactional((transaction) =>
      writeNewRows(transaction, [...newRows(INDEX_ROWS.event, events), ...newRows(INDEX_ROWS.review, reviews)]),
    );
  }
}
