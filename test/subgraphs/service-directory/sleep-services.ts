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
