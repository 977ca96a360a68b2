import { HOSTILE, HTML, WHOLE } from '../subgraphs/service-directory/site/rich-services.ts';

export const SERVICE = `/services/${String(WHOLE['id'])}`;
export const HOSTILE_SERVICE = `/services/${String(HOSTILE['id'])}`;
/** A contact for the café in one locality; and in another somebody whose name is no name. */
export const CONTACTS = `
  insert into service_directory.deployment (service_id, place) values ('${String(WHOLE['id'])}', 'didcot'),
    ('${String(HOSTILE['id'])}', 'bicester');
  insert into service_directory.named_contact (service_id, place, name, role, telephone) values
    ('${String(WHOLE['id'])}', 'didcot', 'Linus Oakenshaw', 'Link worker', '01632 960112'),
    ('${String(HOSTILE['id'])}', 'bicester', '${HTML.replaceAll("'", "''")}', '<b>', '<b>')`;
export const PAGES = {
  'the beginning': '/services',
  'all services': '/services?text=',
  'a search': '/services?text=youth&near=Didcot&miles=25&tier=TARGETED',
  'a search that finds nothing': '/services?text=zeppelin&near=Didcot&openNow=true',
  'a form that is wrong': '/services?age=x&tier=no&text=!!!',
  'a service': SERVICE,
  'a suggestion': `${SERVICE}/suggest`,
  localities: '/services/localities',
  'a locality': '/services/localities/didcot',
  'access points': '/services/access-points',
  'the page about it': '/services/about',
  'a page that is not there': '/services/nothing',
} as const;

/** What stands on the page of the service of which everything is told. */
export const SAID_OF_SERVICE: readonly string[] = [
  'Moves to the library in March.',
  'Up to age 4',
  'Sleep',
  'Tea, £1.50',
  'Polish',
  'Mondays and Thursdays, 9:30am to 11am, until Friday 17 July 2099 In term time.',
  'The last Friday of every month, 6pm to 7:30pm',
  'The next bank holiday is',
  'Marigold Fennimore, Co-ordinator, 01632 960123',
  'hello@bedtime.example.org',
  '1 Drama Lane, Anytown, Anyshire, OX11 7ZZ',
  'Ramp and hearing loop',
  'Didcot Linus Oakenshaw, Link worker, 01632 960112',
];

/** What somebody may send by mistake or on purpose: its name, the address, the status and the words of the answer. */
export const BAD_INPUT: readonly (readonly [name: string, path: string, status: number, said: string])[] = [
  ['an unknown postcode', '/services?near=ZE1+0AA', 400, 'We do not know where this is'],
  ['a text of 3,000 characters', `/services?text=${'a'.repeat(3_000)}`, 400, 'Shorten this to 200 characters.'],
  ['a text of 10,000 characters', `/services?text=${'a'.repeat(10_000)}`, 400, 'This address cannot be read'],
  ['a forged cursor', '/services?after=forged&page=2', 400, 'There is no such page of the list'],
  ['a page without a cursor', '/services?page=7', 400, 'There is no such page of the list'],
  ['an unknown locality', '/services?locality=atlantis', 400, 'Choose one of the localities'],
  ['what is no UTF-8', '/services?text=%FF%FE', 400, 'letters that cannot be read'],
  ['zero bytes', '/services?text=a%00b&near=Didcot%00', 200, 'You looked for “ab”'],
  ['an unknown service', '/services/aaaaaaaa-aaaa-4aaa-8aaa-00000000dead', 404, 'There is no such service'],
  ['an id that is none', '/services/1', 404, 'There is no such service'],
  ['a name of JavaScript’s', '/services/__proto__', 404, 'There is no such service'],
  ['an unknown locality’s page', '/services/localities/atlantis', 404, 'There is no such locality'],
  ['a locality’s name with SQL', `/services/localities/didcot'--`, 404, 'There is no such locality'],
  ['a suggestion for what is not there', '/services/1/suggest', 404, 'There is no such service'],
  ['a path that goes on', '/services/a/b', 404, 'There is no such page'],
];

const hostile = encodeURIComponent(HTML);
const fields = ['text', 'near', 'miles', 'age', 'tier', 'need', 'locality', 'openNow', 'after', 'page'];

/** A search with what means harm in one field each. */
export const HOSTILE_FIELDS: readonly string[] = fields.map((field) => `/services?${field}=${hostile}`);

/** Addresses at which there is something that would run, were it not taken for text. */
export const HOSTILE_PATHS: readonly string[] = [
  HOSTILE_SERVICE,
  '/services?text=zebra',
  '/services?text=zebra&near=Bicester',
  '/services/localities/bicester',
  `/services/${hostile}`,
  `/services/localities/${hostile}`,
  `/services?text=${hostile}`,
  `/services?${fields.map((field) => `${field}=${hostile}`).join('&')}`,
];
