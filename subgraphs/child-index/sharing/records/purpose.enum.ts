import type { Purpose } from '../../../../schema/contract/actor.ts';
import { closedList } from '../../../kernel/schema/closed-list.ts';

const PURPOSES: Readonly<Record<Purpose, string>> = {
  SERVICE: 'Ordinary work with the child.',
  EARLY_HELP: 'Early help, such as a common assessment.',
  WELFARE_S17: 'The needs of a child in need (Children Act 1989 s.17).',
  SAFEGUARD_S47: 'An enquiry into suspected significant harm (Children Act 1989 s.47).',
  EMERGENCY: 'Protecting life.',
  STATUTORY: 'Carrying out an order or a duty in law.',
  DATA_STEWARDSHIP: 'Maintaining the index.',
  SUBJECT_ACCESS: 'Reading what is held about oneself, or one’s child.',
  AUDIT: 'Checking who looked and why.',
  PLANNING: 'Planning services.',
  LAW_ENFORCEMENT: 'Preventing or detecting crime.',
};

/** Why a record is looked at, as published. */
export const PublishedPurpose = closedList('Purpose', 'Why a record is looked at.', PURPOSES);
