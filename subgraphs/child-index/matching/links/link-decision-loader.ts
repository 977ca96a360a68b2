import type { SqlEntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { sql } from 'kysely';
import type { RecordedBy } from '../../sharing/records/recorded-by.ts';
import type { LinkDecisionKind } from './link-decision.type.ts';

/** A decision as it is kept, about the children as they are now. */
export interface KeptDecision {
  readonly id: string;
  readonly kind: LinkDecisionKind;
  readonly childId: string;
  readonly otherId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by: RecordedBy | null;
  readonly reason: string;
  readonly stands: boolean;
}

/** Decisions of a child at most; those beyond are on the audit trail. */
const MOST = 100;

/**
 * Loads what people decided about which records are of a child, for one request; nothing of it is for the asker before it
 * was decided whether it may be told.
 */
export function linkDecisionLoader(
  em: () => SqlEntityManager,
  maxBatchSize: number,
): DataLoader<string, readonly KeptDecision[]> {
  return new DataLoader<string, readonly KeptDecision[]>(
    async (childIds) => {
      const decisions = await loadLinkDecisions(em().fork(), childIds);
      return childIds.map((childId) => decisions.get(childId) ?? []);
    },
    // Not kept: a mutation may come between two fields of one operation.
    { maxBatchSize, cache: false },
  );
}

/** The decisions of people about which records are of some children, the latest first, by child. One query. */
async function loadLinkDecisions(
  em: SqlEntityManager,
  childIds: readonly string[],
): Promise<Map<string, KeptDecision[]>> {
  const { rows } = await sql<KeptDecision & { readonly about: string }>`
    select c.id as about, e.seq::text as id, e.kind, child_index.living_child(e.child) as "childId",
      child_index.living_child(e.other) as "otherId", to_json(e.at) #>> '{}' as at, e.actor as by, e.reason,
      not exists (select from child_index.link_event undone where undone.undoes = e.seq) as stands
    from unnest(${[...childIds]}::uuid[]) as c(id)
    cross join lateral (
      select * from child_index.link_event e
      where (e.child = c.id or e.other = c.id)
        and e.kind in ('MERGED', 'CONFIRMED', 'SPLIT', 'UNLINKED', 'REJECTED', 'UNDONE')
      order by e.seq desc
      limit ${MOST}
    ) e
    order by e.seq desc`.execute(em.getKysely());
  const decisions = new Map<string, KeptDecision[]>(childIds.map((childId) => [childId, []]));
  for (const { about, ...decision } of rows) decisions.get(about)?.push(decision);
  return decisions;
}
