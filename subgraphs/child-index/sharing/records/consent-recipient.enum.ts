import type { ActorAgency, Role } from '../../../../schema/contract/actor.ts';
import { closedList } from '../../../kernel/schema/closed-list.ts';
import { PARTNER_AGENCIES } from './partner-agency.enum.ts';

const ROLES: Readonly<Record<Role, string>> = {
  PRACTITIONER: 'Whoever works with children, in any agency.',
  SOCIAL_WORKER: 'Social workers.',
  MASH_MEMBER: 'Members of the multi-agency safeguarding hub.',
  POLICE_SAFEGUARDING: 'Police officers whose work is safeguarding.',
  DSL: 'Designated safeguarding leads.',
  NAMED_HEALTH: 'Named nurses and doctors for safeguarding.',
  HEALTH_UNSCHEDULED: 'Emergency departments, walk-in centres and the like.',
  INDEX_MANAGER: 'Those who manage the index.',
  AUDITOR: 'Those who check who looked and why.',
  CHILD: 'The child.',
  PR_HOLDER: 'Holders of parental responsibility.',
};

/** Whom a consent or a refusal is about: an agency, a role, or everybody. */
export const ConsentRecipient = closedList<ActorAgency | Role | 'ALL'>(
  'ConsentRecipient',
  'Whom a consent or a refusal is about.',
  { ALL: 'Everybody, said in so many words.', ...PARTNER_AGENCIES, ...ROLES },
);
export type ConsentRecipient = keyof typeof ConsentRecipient;
