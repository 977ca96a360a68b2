import { closedList } from '../../kernel/schema/closed-list.ts';

/** The health services that the hub tells apart. */
export const HealthServiceKind = closedList('HealthServiceKind', 'What the health service does for the child.', {
  GP_REGISTRATION: 'The child is registered with a general practice.',
  HEALTH_VISITING: 'A health visitor, from before birth to school age.',
  SCHOOL_NURSING: 'A school nurse.',
  SPEECH_LANGUAGE_THERAPY: 'Speech and language therapy.',
  COMMUNITY_PAEDIATRICS: 'A paediatrician in the community.',
  PCAMHS: 'Primary child and adolescent mental health service; sensitive.',
  SEXUAL_HEALTH: 'A sexual health service; sensitive.',
  SUBSTANCE_MISUSE: 'A substance misuse service for young people; sensitive.',
});
export type HealthServiceKind = keyof typeof HealthServiceKind;
