import type { Custodian } from '../../../schema/contract/agency.ts';

/** What to do to learn more than that an agency is involved. The same words whatever the grounds for withholding are. */
export const HOW_TO_ASK: Readonly<Record<Custodian, string>> = {
  EDUCATION: 'Ask the education service’s information desk, give your reason, and name the child by its hub id.',
  HEALTH: 'Ask the named nurse for safeguarding, give your reason, and name the child by its hub id.',
  SOCIAL_CARE: 'Ask the authority’s social care front door, give your reason, and name the child by its hub id.',
  CONNEXIONS: 'Ask the Connexions area manager, give your reason, and name the child by its hub id.',
  POLICE: 'Ask the police public protection unit, give your reason, and name the child by its hub id.',
};
