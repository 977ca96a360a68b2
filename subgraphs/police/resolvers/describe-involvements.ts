import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { InvolvementDetails } from '../../kernel/agency/agency.ts';
import { Notice } from '../entities/notice.entity.ts';
import { PoliceUnit } from '../entities/police-unit.entity.ts';
import type { PoliceInvolvement } from './police-involvement.type.ts';

type Details = Omit<PoliceInvolvement, 'id' | 'statement'>;

/**
 * What the police know of each involvement, given by the ids of its notices: two queries, however many there are.
 * Of several notices the newest speaks.
 */
export async function describeInvolvements(
  em: SqlEntityManager,
  involvements: readonly (readonly string[])[],
): Promise<(InvolvementDetails | null)[]> {
  const notices = await em.find(Notice, { recordId: { $in: involvements.flat() } }, { disableIdentityMap: true });
  const units = await em.find(
    PoliceUnit,
    { unit: { $in: notices.map((notice) => notice.unit) } },
    { disableIdentityMap: true },
  );
  const noticeOf = new Map(notices.map((notice) => [notice.recordId, notice]));
  const unitOf = new Map(units.map((unit) => [unit.unit, unit]));
  return involvements.map((recordIds) => {
    const newest = recordIds
      .map((recordId) => noticeOf.get(recordId))
      .filter((notice) => notice !== undefined)
      .toSorted(newestFirst)[0];
    const unit = newest && unitOf.get(newest.unit);
    return newest && unit ? { ...detailsOf(newest, unit) } : null;
  });
}

function newestFirst(left: Notice, right: Notice): number {
  return right.noticeDate.localeCompare(left.noticeDate) || left.recordId.localeCompare(right.recordId);
}

function detailsOf(notice: Notice, owner: PoliceUnit): Details {
  const { recordId: _recordId, unit: _unit, ...details } = notice;
  return { ...details, service: { name: owner.name, telephone: owner.telephone } };
}
