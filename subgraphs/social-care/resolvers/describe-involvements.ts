import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { InvolvementDetails } from '../../kernel/agency/agency.ts';
import { latestRecords } from '../../kernel/agency/latest-record.ts';
import { CaseFile } from '../entities/case-file.entity.ts';
import { Episode } from '../entities/episode.entity.ts';
import type { SocialCareInvolvement } from './social-care-involvement.type.ts';

type Details = Omit<SocialCareInvolvement, 'id' | 'statement'>;

/** What social care knows of each involvement, given by the ids of its cases: two queries, however many there are. */
export async function describeInvolvements(
  em: SqlEntityManager,
  involvements: readonly (readonly string[])[],
): Promise<(InvolvementDetails | null)[]> {
  const recordIds = involvements.flat();
  const cases = await em.find(CaseFile, { recordId: { $in: recordIds } }, { disableIdentityMap: true });
  const episodes = await em.find(
    Episode,
    { recordId: { $in: recordIds } },
    { orderBy: { position: 'asc' }, disableIdentityMap: true },
  );
  return latestRecords(involvements, cases).map((caseFile) => {
    if (caseFile === null) return null;
    const own = episodes.filter((episode) => episode.recordId === caseFile.recordId);
    return { ...detailsOf(caseFile, own) };
  });
}

function detailsOf(caseFile: CaseFile, episodes: readonly Episode[]): Details {
  return {
    asOf: caseFile.asOf,
    service: caseFile.service,
    practitioners: caseFile.practitioners,
    since: caseFile.since,
    until: caseFile.until,
    status: caseFile.status,
    statusSince: caseFile.statusSince,
    authorityContact: caseFile.authorityContact,
    team: caseFile.team,
    allocatedWorker: caseFile.allocatedWorker,
    episodes: episodes.map(({ kind, began, ended }) => ({ kind, from: began, until: ended })),
  };
}
