import type { DemoChild, DemoHealth } from '../../kernel/demo-person.ts';
import { healthRecordSchema, type HealthRecord } from '../health-record.ts';

/** What the care is called in each service's own words; a registration is not an episode. */
const EPISODE_TYPE: Readonly<Record<DemoHealth['kind'], string | null>> = {
  GP_REGISTRATION: null,
  HEALTH_VISITING: 'Universal programme',
  SCHOOL_NURSING: 'School-age programme',
  SPEECH_LANGUAGE_THERAPY: 'Block of therapy sessions',
  COMMUNITY_PAEDIATRICS: 'Developmental assessment',
  PCAMHS: 'Brief intervention',
  SEXUAL_HEALTH: 'Advice and follow-up',
  SUBSTANCE_MISUSE: 'Key work',
};

/** The health records of a fictional child. */
export function demoRecords(child: DemoChild): HealthRecord[] {
  return (child.known.health ?? []).map(careRecord);
}

function careRecord(known: DemoHealth): HealthRecord {
  const { localId, as, unit, odsCode, service, ...facts } = known;
  const type = EPISODE_TYPE[known.kind];
  return healthRecordSchema.parse({
    ...facts,
    recordId: localId,
    child: as,
    provider: { unit, odsCode, ...service },
    episode: type === null ? null : { status: known.until === null ? 'ACTIVE' : 'FINISHED', type },
  });
}
