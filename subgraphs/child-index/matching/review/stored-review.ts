import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import type { FieldWeight } from '../link-decision.ts';

/** A review that nobody has decided yet, about the children as they are now. */
export interface StoredReview {
  readonly id: string;
  readonly seq: string;
  /** ISO 8601. */
  readonly openedAt: string;
  readonly childId: string;
  readonly candidateId: string;
  readonly model: string;
  readonly weights: readonly FieldWeight[];
}

/** Open reviews that a condition on `r` picks, oldest first; without those whose two children have become one. */
export async function storedReviews(
  em: SqlEntityManager,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<StoredReview[]> {
  const { rows } = await sql<StoredReview>`
    select r.id, r.seq::text, to_json(r.opened_at) #>> '{}' as "openedAt", child.id as "childId",
      candidate.id as "candidateId", r.model, r.weights
    from child_index.match_review r
    cross join lateral (select child_index.living_child(r.child_id) as id) child
    cross join lateral (select child_index.living_child(r.candidate_id) as id) candidate
    where r.state = 'OPEN' and child.id <> candidate.id and ${condition}
    order by r.seq
    limit ${limit}`.execute(em.getKysely());
  return rows;
}
