import type { Custodian } from '../../schema/contract/agency.ts';
import type { Agency } from '../../subgraphs/kernel/agency/agency.ts';
import { connexions } from '../../subgraphs/connexions/index.ts';
import { education } from '../../subgraphs/education/index.ts';
import { health } from '../../subgraphs/health/index.ts';
import { police } from '../../subgraphs/police/index.ts';
import { socialCare } from '../../subgraphs/social-care/index.ts';

/** Every agency of the hub, by the name its records are registered under. */
export const AGENCIES: Readonly<Record<Custodian, Agency<unknown>>> = {
  EDUCATION: education,
  HEALTH: health,
  SOCIAL_CARE: socialCare,
  CONNEXIONS: connexions,
  POLICE: police,
};
