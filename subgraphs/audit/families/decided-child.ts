import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { z } from 'zod';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { entriesOf } from '../queries/entries-of.ts';
import type { TrailDatabase } from '../trail-database.ts';

const isUuid = (text: string) => z.uuid().safeParse(text).success;

/**
 * The child whose access history the child index has decided to open to this person, in this very request. The decision
 * is on this trail, signed for by the index, before the answer comes here; so the trail’s own entry is the statement, and
 * whoever carries its id can neither forge nor widen nor reuse it.
 * @param decision the id of the decision’s entry
 * @returns its id, and those that it had before it was merged, as the index said
 * @throws HubError FORBIDDEN with STATEMENT_INVALID for anything else
 */
export async function decidedChild(
  database: TrailDatabase,
  decision: string,
  request: RequestContext,
): Promise<readonly [string, ...string[]]> {
  const { rows } = isUuid(decision)
    ? await sql<{ childIds: string[]; formerIds: unknown }>`
        select to_json(e.child_ids) as "childIds", coalesce(e.content -> 'formerIds', '[]') as "formerIds"
        from audit.entry_place as ${entriesOf('place')}
        where place.id = ${decision}::uuid and e.kind = 'decision' and e.recorded_by = 'child-index'
          and e.request_id = ${request.requestId}::uuid and e.actor_id = ${request.actor.id}
          and e.purpose = 'SUBJECT_ACCESS' and ${request.purpose}::text = 'SUBJECT_ACCESS'
          and e.content @> '{"decisions":[{"category":"IDX_IDENTITY","effect":"RELEASE"}]}'`.execute(database)
    : { rows: [] };
  const [childId, ...others] = rows[0]?.childIds ?? [];
  // A decision about several children opens nothing: those that it names beside one are former ids of that one.
  if (childId === undefined || !isDeepStrictEqual(others, rows[0]?.formerIds))
    throw new HubError('FORBIDDEN', 'STATEMENT_INVALID');
  return [childId, ...others];
}
