import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { InvolvementDetails } from '../../kernel/agency/agency.ts';
import { latestRecords } from '../../kernel/agency/latest-record.ts';
import { Enrolment } from '../entities/enrolment.entity.ts';
import { Setting } from '../entities/setting.entity.ts';
import type { EducationInvolvement } from './education-involvement.type.ts';

type Details = Omit<EducationInvolvement, 'id' | 'statement'>;

/** What education knows of each involvement, given by the ids of its enrolments: two queries, however many there are. */
export async function describeInvolvements(
  em: SqlEntityManager,
  involvements: readonly (readonly string[])[],
): Promise<(InvolvementDetails | null)[]> {
  const enrolments = await em.find(Enrolment, { recordId: { $in: involvements.flat() } }, { disableIdentityMap: true });
  const settings = await em.find(
    Setting,
    { unit: { $in: enrolments.map((enrolment) => enrolment.unit) } },
    { disableIdentityMap: true },
  );
  const settingOf = new Map(settings.map((setting) => [setting.unit, setting]));
  return latestRecords(involvements, enrolments).map((enrolment) => {
    const setting = enrolment && settingOf.get(enrolment.unit);
    return enrolment && setting ? { ...detailsOf(enrolment, setting) } : null;
  });
}

function detailsOf(enrolment: Enrolment, setting: Setting): Details {
  return {
    asOf: enrolment.asOf,
    service: { name: setting.name, telephone: setting.telephone },
    practitioners: enrolment.practitioners,
    since: enrolment.since,
    until: enrolment.until,
    yearGroup: enrolment.yearGroup,
    enrolmentStatus: enrolment.enrolmentStatus,
    attendance: enrolment.attendance,
    senProvision: enrolment.senProvision,
    educationSocialWorker: enrolment.educationSocialWorker,
  };
}
