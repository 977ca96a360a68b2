import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Custodian } from '../../../../schema/contract/agency.ts';
import type { FieldWeight } from '../link-decision.ts';

/** That a record may be of a child that the index knows, for a person to decide. */
export interface NewReview {
  readonly id: string;
  readonly custodian: Custodian;
  readonly record_id: string;
  /** The child that the record was made. */
  readonly child_id: string;
  /** The child that it may be. */
  readonly candidate_id: string;
  /** The version of what weighed the evidence. */
  readonly model: string;
  readonly weights: readonly FieldWeight[];
}

/** Puts reviews into the queue, in one statement. */
export async function openReviews(em: SqlEntityManager, reviews: readonly NewReview[]): Promise<void> {
  await sql`
    insert into child_index.match_review (id, custodian, record_id, child_id, candidate_id, model, weights)
    select id, custodian, record_id, child_id, candidate_id, model, weights
    from jsonb_to_recordset(${JSON.stringify(reviews)}::jsonb) as review(
      id uuid, custodian text, record_id text, child_id uuid, candidate_id uuid, model text, weights jsonb
    )`.execute(em.getKysely());
}
