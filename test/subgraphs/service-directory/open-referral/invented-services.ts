export const ORGANIZATION = {
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Larkspur Trust',
  description: 'A charity.',
};
export const TERM = {
  id: '22222222-2222-4222-8222-222222222222',
  name: 'Sleep',
  description: 'Sleep.',
  taxonomy: 'Need',
};

export function service(number: number, more: Record<string, unknown> = {}) {
  const tail = String(number).padStart(12, '0');
  return {
    id: `aaaaaaaa-aaaa-4aaa-8aaa-${tail}`,
    name: `Group ${number}`,
    status: 'active',
    organization: ORGANIZATION,
    ...more,
  };
}

export function place(number: number, latitude: number, longitude: number, postcode: string) {
  const tail = String(number).padStart(12, '0');
  const address = { address_1: '1 Drama Lane', city: 'Anytown', state_province: 'Anyshire', country: 'GB' };
  return {
    id: `bbbbbbbb-bbbb-4bbb-8bbb-${tail}`,
    location: {
      id: `cccccccc-cccc-4ccc-8ccc-${tail}`,
      location_type: 'physical',
      latitude,
      longitude,
      addresses: [
        { id: `dddddddd-dddd-4ddd-8ddd-${tail}`, address_type: 'physical', postal_code: postcode, ...address },
      ],
    },
  };
}

export const SERVICES = [
  service(1, { minimum_age: 0, maximum_age: 5, description: 'Help with sleep', attributes: [attribute(1)] }),
  service(2, { minimum_age: 11, maximum_age: 18, service_at_locations: [place(1, 51.75, -1.26, 'OX1 1AA')] }),
  service(3, { schedules: [schedule('MO,WE', '09:00', '12:00'), schedule('SA', '10:00', '16:00')] }),
  service(4, {
    schedules: [schedule('TU', '18:00:00', '20:00:00')],
    service_at_locations: [place(2, 51.76, -1.26, 'OX1 1AB')],
  }),
  service(5, { last_modified: '2026-02-01T10:00:00Z', service_at_locations: [place(3, 52.06, -1.34, 'OX16 5AA')] }),
];

function attribute(number: number) {
  return {
    id: `eeeeeeee-eeee-4eee-8eee-${String(number).padStart(12, '0')}`,
    link_type: 'service',
    taxonomy_term: TERM,
  };
}

function schedule(byday: string, opens: string, closes: string) {
  return { id: 'ffffffff-ffff-4fff-8fff-ffffffffffff', freq: 'WEEKLY', byday, opens_at: opens, closes_at: closes };
}
