import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../../schema/contract/actor.ts';
import type { Custodian } from '../../../schema/contract/agency.ts';
import { RECORD_GAPS, type RecordGap } from './record-gaps.ts';

export type QualityIssue = RecordGap | 'STALE' | 'LIKELY_DUPLICATE';
const ISSUES: readonly QualityIssue[] = [...RECORD_GAPS, 'STALE', 'LIKELY_DUPLICATE'];

/** Records told of each kind at most. */
const EXAMPLES = 10;

/** What is wrong with an agency's records, by kind; ids are the agency's own. */
export interface QualityIssues {
  readonly records: number;
  readonly findings: readonly {
    readonly issue: QualityIssue;
    readonly count: number;
    readonly examples: string[];
  }[];
}

/**
 * Looks through an agency's records of universal, targeted and specialist services, and those of the asker's own unit:
 * what other kinds are there is told to nobody, not even as a number. A child with a protected identity counts for no
 * duplicate, as two records of one child would tie the old identity to the new one. One query.
 */
export async function findQualityIssues(em: SqlEntityManager, agency: Custodian, actor: Actor): Promise<QualityIssues> {
  const { rows } = await sql<{ issue: QualityIssue | null; count: string; examples: string[] }>`
    with seen as materialized (
      select l.record_id, l.child_id, l.unit, l.gaps, l.renewed_at from child_index.record_link l
      where l.custodian = ${agency} and (
        l.category in ('INV_UNIVERSAL', 'INV_TARGETED', 'INV_SPECIALIST')
        or (l.custodian = ${actor.agency} and l.unit = ${actor.unit})
      )
    ), doubled as (
      select child_id, unit from seen group by child_id, unit having count(*) > 1
    ), likely as (
      select record_id, child_id, child_id as other_id from seen join doubled using (child_id, unit)
      union all
      select one.record_id, one.child_id, other.child_id
      from child_index.match_review r
      join seen one on one.record_id = r.record_id
      join seen other on other.child_id = child_index.living_child(r.candidate_id) and other.unit = one.unit
      where r.state = 'OPEN' and r.custodian = ${agency}
    ), guarded as materialized (
      select coalesce(array_agg(id), '{}') as ids from child_index.child where protected_identity
    ), found as (
      select gap as issue, record_id from seen, string_to_table(gaps, ' ') as gap where gaps is not null
      union all
      select 'STALE', record_id from seen where renewed_at < now() - interval '1 year'
      union all
      select distinct 'LIKELY_DUPLICATE', record_id from likely where not exists (
        select from child_index.child c where c.id in (likely.child_id, likely.other_id)
        and coalesce(c.scopes, array[c.id]) && (select ids from guarded)
      )
    )
    select null as issue, count(*)::text as count, '{}'::text[] as examples from seen
    union all
    select issue, count(*)::text, (array_agg(record_id order by record_id collate "C"))[1:${sql.lit(EXAMPLES)}] from found
    group by issue`.execute(em.getKysely());
  const byIssue = new Map(rows.map((row) => [row.issue, row]));
  return {
    records: Number(byIssue.get(null)?.count ?? 0),
    findings: ISSUES.map((issue) => {
      const { count = '0', examples = [] } = byIssue.get(issue) ?? {};
      return { issue, count: Number(count), examples };
    }),
  };
}
