import type { DemoPractitioner } from '../../subgraphs/kernel/demo-person.ts';
import { ADULT_NAMES, FAMILY_NAMES } from './names.ts';
import { SeededRandom } from './seeded-random.ts';
import { slug } from './slug.ts';
import { telephoneOf } from './telephone.ts';

/**
 * Member number `place` of a unit's staff in a role. Staff depend on nothing but this, so that the same unit has the
 * same people whichever child is looked at and however large the population is.
 */
export function practitionerAt(unit: string, role: string, place: number, isLead = false): DemoPractitioner {
  const random = new SeededRandom(`${unit}/${role}/${place}`);
  const name = `${random.pick(ADULT_NAMES[random.chance(0.7) ? 'FEMALE' : 'MALE'])} ${random.pick(FAMILY_NAMES)}`;
  return {
    name,
    role,
    telephone: telephoneOf('MOBILE', `${unit} ${name}`),
    email: `${slug(name).replaceAll('-', '.')}@${unit}.example`,
    isLeadProfessional: isLead,
  };
}
