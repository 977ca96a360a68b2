/** A few services about sleep, near each other, open at different times; and what is no longer there. */
export const OWN = [
  service(1, 'Sleep clinic', 51.75, { minimum_age: 0, maximum_age: 4, schedules: [hours('MO', '09:00', '11:00')] }),
  service(2, 'Counselling for teenagers', 51.76, { minimum_age: 11, maximum_age: 18 }),
  service(3, 'Sleep and rest', 51.8, { schedules: [hours('TU', '09:00', '11:00')] }),
  service(4, 'Sleep archive', 51.75, { status: 'defunct' }),
];

function service(number: number, name: string, latitude: number, more: object) {
  const tail = String(number).padStart(12, '0');
  const location = { id: `cccccccc-cccc-4ccc-8ccc-${tail}`, location_type: 'physical', latitude, longitude: -1.26 };
  return {
    id: `aaaaaaaa-aaaa-4aaa-8aaa-${tail}`,
    name,
    status: 'active',
    service_at_locations: [{ id: `bbbbbbbb-bbbb-4bbb-8bbb-${tail}`, location }],
    ...more,
  };
}

function hours(byday: string, opens: string, closes: string) {
  return { id: 'ffffffff-ffff-4fff-8fff-ffffffffffff', freq: 'WEEKLY', byday, opens_at: opens, closes_at: closes };
}

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** A service at each of some places, with a word that no other has. */
export function zitherServices(places: readonly Point[]) {
  return places.map(({ latitude, longitude }, at) => {
    const {
      service_at_locations: [own],
      ...rest
    } = service(1_000 + at, `Zither lessons ${at}`, latitude, {});
    return { ...rest, service_at_locations: [{ ...own, location: { ...own!.location, longitude } }] };
  });
}

/** By the spherical law of cosines, which the directory does not use. */
export function metresBetween(one: Point, other: Point): number {
  const [a, b] = [(one.latitude * Math.PI) / 180, (other.latitude * Math.PI) / 180];
  const turn = ((other.longitude - one.longitude) * Math.PI) / 180;
  const cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(turn);
  return 6_371_008.8 * Math.acos(Math.min(1, cosine));
}
