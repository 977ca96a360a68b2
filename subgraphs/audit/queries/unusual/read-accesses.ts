import { sql } from 'kysely';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { clockInEngland } from '../../../kernel/calendar/working-days.ts';
import type { TrailDatabase } from '../../trail-database.ts';
import type { Period } from '../period.ts';
import { placeOfMoment } from '../place-of-moment.ts';
import type { SeenAccess } from './seen-access.ts';

/** Accesses that are weighed at once at most; they are all in memory. */
const MOST_ACCESSES = 30_000;
/** Entries of a period at most: what a database reads in a second or so. */
const MOST_ENTRIES = 200_000n;

interface Row extends Omit<SeenAccess, 'day' | 'time'> {
  readonly at: string;
}

/**
 * The accesses that were recorded in a period, oldest first; members of the family, who ask as data subjects, and
 * auditors, who see no child’s data, left out.
 * @throws HubError OPERATION_LIMIT when there are too many: ask about a shorter period
 */
export async function readAccesses(database: TrailDatabase, { from, to }: Period): Promise<readonly SeenAccess[]> {
  const [first, end] = await Promise.all([placeOfMoment(database, from), placeOfMoment(database, to)]);
  if (end - first > MOST_ENTRIES) throw new HubError('OPERATION_LIMIT');
  const { rows } = await sql<Row>`
    with look as (
      select seq, coalesce(request_id, id) as request, child_ids[1] as child, at, actor_id, agency, unit, actor, purpose,
        jsonb_path_exists(content, '$.decisions[*].effect ? (@ == "RELEASE" || @ == "RELEASE_REDUCED"
          || @ == "WITHHOLD" || @ == "MASK")') as told,
        content -> 'acquaintance' as acquaintance
      from audit.entry
      where seq >= ${first} and seq < ${end} and kind = 'decision' and recorded_by = 'child-index'
        and recorded_at >= ${new Date(from).toISOString()}::timestamptz
        and recorded_at < ${new Date(to).toISOString()}::timestamptz
        and agency is distinct from 'FAMILY' and purpose is distinct from 'AUDIT' and actor_id is not null
    )
    select max(seq)::text as seq, to_json(min(at)) #>> '{}' as at, min(actor_id) as "actorId", min(agency) as agency,
      min(unit) as unit, min(actor ->> 'role') as role, min(purpose) as purpose, child as "childId",
      bool_or(told) as "wasTold", bool_or((acquaintance ->> 'unitInvolved')::boolean) as "isUnitInvolved",
      bool_or((acquaintance ->> 'sameSurname')::boolean) as "isSameSurname"
    from look where child is not null
    group by request, child order by max(look.seq) limit ${MOST_ACCESSES + 1}`.execute(database);
  if (rows.length > MOST_ACCESSES) throw new HubError('OPERATION_LIMIT');
  return rows.map(({ at, ...access }) => ({ ...access, ...clockInEngland(Date.parse(at)) }));
}
