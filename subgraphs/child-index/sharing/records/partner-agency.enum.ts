import type { ActorAgency } from '../../../../schema/contract/actor.ts';
import { closedList } from '../../../kernel/schema/closed-list.ts';

/** Organisations that somebody may come from, with what each is. */
export const PARTNER_AGENCIES: Readonly<Record<ActorAgency, string>> = {
  EDUCATION: 'Schools, colleges and nurseries.',
  HEALTH: 'General practice, health visiting, school nursing and other health services.',
  SOCIAL_CARE: 'The authority’s social care.',
  CONNEXIONS: 'Personal advisers for young people.',
  POLICE: 'Public protection and neighbourhood policing.',
  YOUTH_JUSTICE: 'The youth offending team.',
  VOLUNTARY: 'Charities and community groups.',
  HUB: 'The team that runs the index.',
  FAMILY: 'The child and its family.',
};

/** An organisation that asks, shares or records. */
export const PartnerAgency = closedList(
  'PartnerAgency',
  'An organisation that takes part in sharing.',
  PARTNER_AGENCIES,
);
export type PartnerAgency = ActorAgency;
