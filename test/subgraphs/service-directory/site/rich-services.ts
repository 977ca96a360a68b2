import type { Document } from '../../../../subgraphs/service-directory/open-referral/profile/entity.ts';

/** What somebody puts into every text of a service who means harm to its readers. */
export const HTML = `"'><img src=x onerror="document.title='run'"><script>document.title='run'</script>{{7*7}}`;

/** An id of an invented document: `kind` is one letter of a to f. */
export function idOf(kind: string, number: number): string {
  const four = kind.repeat(4);
  return `${kind.repeat(8)}-${four}-4${kind.repeat(3)}-8${kind.repeat(3)}-${String(number).padStart(12, '0')}`;
}

export const NEED = { id: idOf('b', 900), name: 'Sleep', description: 'Sleep.', taxonomy: 'Need' };

/** A service of which everything is told that the directory can tell. */
export const WHOLE: Document = {
  id: idOf('a', 901),
  name: 'Bedtime Café',
  description: 'Help with sleep.\nA nursery nurse and other parents talk it over with you.',
  status: 'active',
  url: 'https://bedtime.example.org/',
  email: 'hello@bedtime.example.org',
  minimum_age: 0,
  maximum_age: 4,
  fees: 'Free',
  alert: 'Moves to the library in March.',
  organization: {
    id: idOf('b', 901),
    name: 'Larkspur Trust',
    description: 'A charity.',
    website: 'https://larkspur.example.org/',
  },
  attributes: [{ id: idOf('c', 901), link_type: 'service', taxonomy_term: NEED }],
  languages: [
    { id: idOf('c', 902), name: 'English' },
    { id: idOf('c', 903), name: 'Polish' },
  ],
  cost_options: [{ id: idOf('c', 904), option: 'Tea', amount: 1.5 }],
  contacts: [
    {
      id: idOf('c', 905),
      name: 'Marigold Fennimore',
      title: 'Co-ordinator',
      phones: [{ id: idOf('c', 906), number: '01632 960123' }],
    },
  ],
  schedules: [
    {
      id: idOf('c', 907),
      freq: 'WEEKLY',
      byday: 'MO,TH',
      opens_at: '09:30',
      closes_at: '11:00',
      valid_to: '2099-07-17',
      description: 'In term time.',
    },
    { id: idOf('c', 908), freq: 'MONTHLY', byday: '-1FR', opens_at: '18:00', closes_at: '19:30' },
  ],
  service_at_locations: [
    {
      id: idOf('d', 901),
      location: {
        id: idOf('e', 901),
        location_type: 'physical',
        name: 'Anytown Library',
        latitude: 51.61,
        longitude: -1.25,
        accessibility: [{ id: idOf('c', 909), description: 'Ramp and hearing loop' }],
        addresses: [
          {
            id: idOf('d', 902),
            address_type: 'physical',
            address_1: '1 Drama Lane',
            city: 'Anytown',
            state_province: 'Anyshire',
            postal_code: 'OX11 7ZZ',
            country: 'GB',
          },
        ],
      },
    },
  ],
};

/** A service in whose every text stands what would run, were it not taken for text. */
export const HOSTILE: Document = {
  id: idOf('a', 902),
  name: `Zebra ${HTML}`,
  description: HTML,
  status: 'active',
  url: 'javascript:document.title="run"',
  email: `a@b.example.org${HTML}`,
  fees: HTML,
  alert: HTML,
  organization: { id: idOf('b', 902), name: HTML, description: HTML, website: 'data:text/html,<script>1</script>' },
  attributes: [
    {
      id: idOf('c', 920),
      link_type: 'service',
      taxonomy_term: { id: idOf('b', 903), name: HTML, description: HTML, taxonomy: 'Need' },
    },
  ],
  languages: [{ id: idOf('c', 921), name: HTML }],
  cost_options: [{ id: idOf('c', 922), option: HTML, amount_description: HTML }],
  contacts: [{ id: idOf('c', 923), name: HTML, title: HTML, phones: [{ id: idOf('c', 924), number: HTML }] }],
  schedules: [{ id: idOf('c', 925), byday: HTML, freq: 'WEEKLY', description: HTML, notes: HTML, valid_from: HTML }],
  service_at_locations: [
    {
      id: idOf('d', 903),
      location: {
        id: idOf('e', 903),
        location_type: 'physical',
        name: HTML,
        latitude: 51.9,
        longitude: -1.15,
        accessibility: [{ id: idOf('c', 926), description: HTML }],
        addresses: [
          {
            id: idOf('d', 904),
            address_type: 'physical',
            address_1: HTML,
            city: HTML,
            state_province: HTML,
            postal_code: HTML,
            country: 'GB',
          },
        ],
      },
    },
  ],
};
