import { BRENT_CORE_TEAM, BRENT_LOCALITIES } from './brent-localities.ts';
import { OXFORDSHIRE_LOCALITIES } from './oxfordshire-localities.ts';
import { OXFORDSHIRE_SERVICES } from './oxfordshire-services.ts';
import { placeKey } from './place-rows.ts';
import { shippedId } from './shipped-id.ts';

export interface BodyRow {
  readonly id: string;
  readonly kind: 'LOCALITY_FORUM' | 'CORE_GROUP' | 'INTEGRATED_TEAM' | 'EARLY_INTERVENTION_TEAM' | 'COORDINATION_GROUP';
  readonly name: string;
  readonly place: string;
  readonly since: string | null;
  readonly meetingsAYear: number | null;
}

export interface BodyMemberRow {
  readonly bodyId: string;
  readonly part: 'CORE' | 'ALLIED';
  readonly role: string;
  readonly serviceId: string | null;
}

/** To whom a locality’s team turns for advice, without a referral (section 10). */
export interface AdviceRow {
  readonly place: string;
  readonly serviceId: string;
  readonly how: string;
}

const ADVISERS = ['pcamhs', 'speech-language-therapy', 'special-educational-needs-e-g-sensory', 'assessment-team-shc'];
/** The county’s teams grew into their model one by one, so none is shipped; the borough’s were to begin in 2010. */
const BRENT_START = '2010-01-01';

/** The bodies of each locality, as the two plans have them; who sits on them by name is for the localities to say. */
export function shippedBodies() {
  const localities = OXFORDSHIRE_LOCALITIES.map(({ name }) => ({ name, place: placeKey(name) }));
  const brent = BRENT_LOCALITIES.map((name) => ({ name, place: placeKey(name) }));
  const bodies = [
    ...localities.flatMap(({ name, place }) => [
      bodyOf('LOCALITY_FORUM', place, `${name} locality forum`, null, 3),
      bodyOf('CORE_GROUP', place, `${name} core group`, null, 4),
      bodyOf('INTEGRATED_TEAM', place, `${name} integrated team`, null, null),
    ]),
    ...brent.flatMap(({ name, place }) => [
      bodyOf('EARLY_INTERVENTION_TEAM', place, `${name} early intervention locality team`, BRENT_START, null),
      bodyOf('COORDINATION_GROUP', place, `${name} early intervention co-ordination group`, BRENT_START, null),
    ]),
  ];
  const members: readonly BodyMemberRow[] = bodies.flatMap(({ id, kind }): readonly BodyMemberRow[] => {
    if (kind === 'EARLY_INTERVENTION_TEAM')
      return BRENT_CORE_TEAM.map((role) => ({ bodyId: id, part: 'CORE', role, serviceId: null }));
    if (kind !== 'INTEGRATED_TEAM') return [];
    return OXFORDSHIRE_SERVICES.filter((fact) => fact.localities).map((fact) => ({
      bodyId: id,
      part: 'CORE',
      role: fact.name,
      serviceId: shippedId('service', fact.key),
    }));
  });
  const advice: readonly AdviceRow[] = localities.flatMap(({ place }) =>
    ADVISERS.map((key) => ({
      place,
      serviceId: shippedId('service', key),
      how: 'Ask for advice; no referral needed.',
    })),
  );
  return { bodies, members, advice };
}

function bodyOf(
  kind: BodyRow['kind'],
  place: string,
  name: string,
  since: string | null,
  meetingsAYear: number | null,
): BodyRow {
  return { id: shippedId('body', `${kind}/${place}`), kind, name, place, since, meetingsAYear };
}
