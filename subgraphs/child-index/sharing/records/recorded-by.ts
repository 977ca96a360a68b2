import type { Actor } from '../../../../schema/contract/actor.ts';
import type { RequestContext } from '../../../../schema/contract/request-context.ts';

/** Who made a record, as the token said at that time. */
export type RecordedBy = Pick<Actor, 'id' | 'agency' | 'unit' | 'role'>;

/** The asker of a request, as the one who makes a record. */
export function recordedBy({ actor: { id, agency, unit, role } }: RequestContext): RecordedBy {
  return { id, agency, unit, role };
}
