import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { InvolvementDetails } from '../../kernel/agency/agency.ts';
import { Enrolment, type Staff } from '../entities/enrolment.entity.ts';
import { Setting } from '../entities/setting.entity.ts';
import type { EducationInvolvement } from './education-involvement.type.ts';

type Details = Omit<EducationInvolvement, 'id' | 'statement'>;

/** What education knows of each involvement, given by the ids of its enrolments: two queries, however many there are. */
export async function describeInvolvements(
  em: SqlEntityManager,
  involvements: readonly (readonly string[])[],
): Promise<(InvolvementDetails | null)[]> {
  const enrolments = await em.find(Enrolment, { recordId: { $in: involvements.flat() } });
  const settings = await em.find(Setting, { unit: { $in: enrolments.map((enrolment) => enrolment.unit) } });
  const enrolmentOf = new Map(enrolments.map((enrolment) => [enrolment.recordId, enrolment]));
  const settingOf = new Map(settings.map((setting) => [setting.unit, setting]));
  return involvements.map((recordIds) => {
    const latest = recordIds
      .map((recordId) => enrolmentOf.get(recordId))
      .filter((enrolment) => enrolment !== undefined)
      .sort((left, right) => right.asOf.localeCompare(left.asOf))[0];
    const setting = latest && settingOf.get(latest.unit);
    return latest && setting ? { ...detailsOf(latest, setting) } : null;
  });
}

function detailsOf(enrolment: Enrolment, setting: Setting): Details {
  return {
    asOf: enrolment.asOf,
    service: { name: setting.name, telephone: setting.telephone },
    practitioners: enrolment.practitioners.map(practitioner),
    since: enrolment.since,
    until: enrolment.until,
    yearGroup: enrolment.yearGroup,
    enrolmentStatus: enrolment.enrolmentStatus,
    attendance: enrolment.attendance,
    senProvision: enrolment.senProvision,
    educationSocialWorker: enrolment.educationSocialWorker && practitioner(enrolment.educationSocialWorker),
  };
}

function practitioner(staff: Staff) {
  return { ...staff, isLeadProfessional: false };
}
