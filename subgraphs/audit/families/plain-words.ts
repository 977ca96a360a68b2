import type { ActorAgency, Purpose } from '../../../schema/contract/actor.ts';

/** Agencies as families know them. */
const AGENCIES: Readonly<Record<ActorAgency, string>> = {
  EDUCATION: 'Schools and education',
  HEALTH: 'Health',
  SOCIAL_CARE: 'Children’s social care',
  CONNEXIONS: 'Connexions',
  POLICE: 'Police',
  YOUTH_JUSTICE: 'Youth justice',
  VOLUNTARY: 'A voluntary organisation',
  HUB: 'The council team that looks after the index of children',
  FAMILY: 'The family',
};

/** Why somebody looked, in words that need no law. */
const PURPOSES: Readonly<Record<Purpose, string>> = {
  SERVICE: 'To find out who else is helping',
  EARLY_HELP: 'To offer help early',
  WELFARE_S17: 'To find out whether the child needs help from social care',
  SAFEGUARD_S47: 'To find out whether the child is safe',
  EMERGENCY: 'Because of an emergency',
  STATUTORY: 'Because a court or the law asked for it',
  DATA_STEWARDSHIP: 'To keep the index of children correct',
  SUBJECT_ACCESS: 'To answer what the child or a parent asked',
  AUDIT: 'To check that records are used properly',
  PLANNING: 'To plan services',
  LAW_ENFORCEMENT: 'To look into a crime',
};

/** An agency, as a family may be told it. */
export function agencyInWords(agency: ActorAgency): string {
  return AGENCIES[agency];
}

/** A purpose in plain words; for one that this version does not know, that it is not known. */
export function purposeInWords(purpose: string | null): string {
  return Object.entries(PURPOSES).find(([name]) => name === purpose)?.[1] ?? 'The reason was not recorded';
}
