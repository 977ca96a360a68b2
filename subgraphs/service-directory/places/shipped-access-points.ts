import type { Document } from '../open-referral/profile/entity.ts';
import { OXFORDSHIRE_SERVICES } from './oxfordshire-services.ts';
import { shippedId } from './shipped-id.ts';

/** A base of the county’s area teams (section 12): the three sites that were proposed for co-location, and satellites. */
interface Base {
  readonly key: string;
  readonly name: string;
  readonly satellite: boolean;
  /** Key of its area. */
  readonly place: string;
  /** Of the middle of the town. */
  readonly latitude: number;
  readonly longitude: number;
}

export const BASES: readonly Base[] = [
  { key: 'banbury', name: 'Banbury', satellite: false, place: 'area-north', latitude: 52.06, longitude: -1.34 },
  { key: 'oxford', name: 'Oxford', satellite: false, place: 'area-city', latitude: 51.75, longitude: -1.26 },
  { key: 'abingdon', name: 'Abingdon', satellite: false, place: 'area-south', latitude: 51.67, longitude: -1.28 },
  { key: 'witney', name: 'Witney', satellite: true, place: 'area-north', latitude: 51.79, longitude: -1.49 },
  { key: 'didcot', name: 'Didcot', satellite: true, place: 'area-south', latitude: 51.61, longitude: -1.24 },
];

/** Where families and practitioners get in touch: an office, a partner’s place, the web. */
export interface AccessPointRow {
  readonly id: string;
  readonly kind: 'PRIMARY' | 'SECONDARY' | 'VIRTUAL';
  readonly name: string;
  readonly hostId: string;
  readonly locationId: string | null;
  readonly place: string;
  readonly note: string;
  readonly serviceIds: readonly string[];
}

/** The bases, with the services that are deployed by area; and the youth service’s web site, without its old address. */
export function shippedAccessPoints(): readonly AccessPointRow[] {
  const inAreas = OXFORDSHIRE_SERVICES.filter(({ area }) => area).map(({ key }) => shippedId('service', key));
  const bases = BASES.map((base): AccessPointRow => ({
    id: shippedId('access_point', base.key),
    kind: 'PRIMARY',
    name: titleOf(base),
    hostId: shippedId('organization', 'county'),
    locationId: shippedId('location', base.key),
    place: base.place,
    note: base.satellite ? 'Satellite of the area’s main base.' : 'Main base of the area, proposed for co-location.',
    serviceIds: inAreas,
  }));
  const web: AccessPointRow = {
    id: shippedId('access_point', 'spired'),
    kind: 'VIRTUAL',
    name: 'spired.com',
    hostId: shippedId('organization', 'county'),
    locationId: null,
    place: 'oxfordshire',
    note: 'Web site of the youth service in 2005. Its address is left out: it may be somebody else’s today.',
    serviceIds: [shippedId('service', 'youth-service')],
  };
  return [...bases, web];
}

/** A base as a location of the Open Referral profile. */
export function locationOf(base: Base): Document {
  return {
    id: shippedId('location', base.key),
    location_type: 'physical',
    name: titleOf(base),
    description: 'In the middle of the town, for want of an address.',
    latitude: base.latitude,
    longitude: base.longitude,
  };
}

function titleOf({ name, satellite }: Base): string {
  return satellite ? `${name} satellite base` : `${name} base`;
}
