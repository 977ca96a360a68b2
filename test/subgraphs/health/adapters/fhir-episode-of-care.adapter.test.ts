import { describe, expect, test } from '@jest/globals';
import { fhirEpisodeOfCareAdapter } from '../../../../subgraphs/health/adapters/fhir-episode-of-care.adapter.ts';
import type { HealthRecord } from '../../../../subgraphs/health/health-record.ts';

const SERVICE_KIND = 'https://childrens-services-hub.example/CodeSystem/health-service-kind';
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const VERIFICATION = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus';

const security = (code: string) => ({ security: [{ system: CONFIDENTIALITY, code }] });
const nhsNumber = (status?: string) => ({
  system: 'https://fhir.nhs.uk/Id/nhs-number',
  value: '9990001014',
  ...(status === undefined
    ? {}
    : { extension: [{ url: VERIFICATION, valueCodeableConcept: { coding: [{ code: status }] } }] }),
});

const episode: Record<string, unknown> = {
  resourceType: 'EpisodeOfCare',
  id: 'episode-77',
  meta: { lastUpdated: '2026-03-02T23:30:00+00:00' },
  status: 'active',
  type: [
    { coding: [{ system: SERVICE_KIND, code: 'SPEECH_LANGUAGE_THERAPY' }] },
    { coding: [{ system: 'http://snomed.info/sct', code: '311555007', display: 'Speech and language therapy' }] },
  ],
  patient: { reference: 'Patient/child-5' },
  managingOrganization: { reference: 'urn:uuid:0e1f2a3b-0000-4000-8000-000000000001' },
  careManager: { reference: 'PractitionerRole/therapist-2' },
  period: { start: '2025-09-08', end: '2026-02-27T16:00:00Z' },
};
const patient: Record<string, unknown> = {
  resourceType: 'Patient',
  id: 'child-5',
  meta: security('U'),
  identifier: [nhsNumber('01'), { system: 'https://trust.example/number', value: 'T-1' }],
  name: [
    { use: 'nickname', family: 'Brackenbury', given: ['Wolfie'] },
    { use: 'old', family: 'Tansley', given: ['Wolfram'] },
    { use: 'official', family: 'Brackenbury', given: ['Wolfram', 'Jude'] },
  ],
  gender: 'male',
  birthDate: '2019-11-03',
  address: [
    { use: 'old', line: ['1 Old Street'], city: 'Thame', postalCode: 'OX9 9ZZ' },
    { use: 'home', line: ['12 Malthouse Yard', 'Marston'], city: 'Oxford', postalCode: 'OX3 9CC' },
  ],
};
const organization: Record<string, unknown> = {
  resourceType: 'Organization',
  id: 'trust-1',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'ZZ1' }],
  name: 'Thameside Community Health',
  telecom: [{ system: 'phone', value: '01632 960120' }],
};
const practitionerRole: Record<string, unknown> = {
  resourceType: 'PractitionerRole',
  id: 'therapist-2',
  practitioner: { display: 'Ottoline Marchbanks' },
  code: [{ coding: [{ system: 'http://snomed.info/sct', display: 'Speech and language therapist' }] }],
  telecom: [
    { system: 'phone', value: '01632 960121' },
    { system: 'email', value: 'ottoline.marchbanks@thameside.example' },
  ],
};

interface Parts {
  episode?: object;
  patient?: object;
  organization?: object;
  practitionerRole?: object;
}

/** The bundle of the four resources, some of their fields replaced. */
function bundle(changed: Parts = {}): unknown {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      { resource: { ...episode, ...changed.episode } },
      { resource: { ...patient, ...changed.patient } },
      {
        fullUrl: 'urn:uuid:0e1f2a3b-0000-4000-8000-000000000001',
        resource: { ...organization, ...changed.organization },
      },
      { resource: { ...practitionerRole, ...changed.practitionerRole } },
    ],
  };
}

function recordOf(row: unknown): HealthRecord {
  const adapted = fhirEpisodeOfCareAdapter.read(row);
  if (!adapted.ok) throw new Error(adapted.problem);
  return adapted.record;
}

function problemOf(row: unknown): string {
  const adapted = fhirEpisodeOfCareAdapter.read(row);
  if (adapted.ok) throw new Error('the row was taken');
  return adapted.problem;
}

test('reads an episode of care with its patient, organisation and care manager', () => {
  expect(recordOf(bundle())).toEqual({
    recordId: 'fhir-ZZ1-episode-77',
    child: {
      givenName: 'Wolfram Jude',
      familyName: 'Brackenbury',
      otherNames: [
        { kind: 'KNOWN_AS', givenName: 'Wolfie', familyName: 'Brackenbury' },
        { kind: 'FORMER', givenName: 'Wolfram', familyName: 'Tansley' },
      ],
      dateOfBirth: '2019-11-03',
      expectedDateOfDelivery: null,
      sex: 'MALE',
      address: '12 Malthouse Yard\nMarston\nOxford',
      postcode: 'OX3 9CC',
      identifiers: [{ type: 'NHS_NUMBER', value: '9990001014' }],
      parentsAndCarers: [],
    },
    provider: {
      unit: 'zz1-speech-language-therapy',
      odsCode: 'ZZ1',
      name: 'Thameside Community Health',
      telephone: '01632 960120',
    },
    kind: 'SPEECH_LANGUAGE_THERAPY',
    category: 'INV_TARGETED',
    episode: { status: 'ACTIVE', type: 'Speech and language therapy' },
    practitioners: [
      {
        name: 'Ottoline Marchbanks',
        role: 'Speech and language therapist',
        telephone: '01632 960121',
        email: 'ottoline.marchbanks@thameside.example',
        isLeadProfessional: false,
      },
    ],
    since: '2025-09-08',
    until: '2026-02-27',
    asOf: '2026-03-02',
  });
});

describe('a restricted patient', () => {
  test.each(['R', 'V', 'REDACTED'])('is refused with the label %s, before anything else is looked at', (code) => {
    const row = bundle({ patient: { meta: security(code), birthDate: 'nonsense' } });
    expect(problemOf(row)).toBe('meta.security: is restricted; shield the child in the index first');
  });

  test('is refused when the label is on another resource of the bundle', () => {
    const row = bundle({ episode: { meta: { lastUpdated: '2026-03-02', ...security('R') } } });
    expect(problemOf(row)).toMatch(/^meta.security: is restricted/);
  });

  test.each(['U', 'L', 'M', 'N'])('is not what the ordinary label %s says', (code) => {
    expect(recordOf(bundle({ patient: { meta: security(code) } })).child.familyName).toBe('Brackenbury');
  });
});

describe('a sensitive service', () => {
  const type = [{ coding: [{ system: SERVICE_KIND, code: 'PCAMHS' }] }];

  test('is registered as sensitive, in a unit of its own within the trust', () => {
    const { category, provider, episode: care } = recordOf(bundle({ episode: { type } }));
    expect({ category, unit: provider.unit, type: care?.type }).toEqual({
      category: 'INV_SENSITIVE',
      unit: 'zz1-pcamhs',
      type: null,
    });
  });

  test('is not guessed from a clinical term alone', () => {
    const clinical = [{ coding: [{ system: 'http://snomed.info/sct', code: '710081004' }] }];
    expect(problemOf(bundle({ episode: { type: clinical } }))).toMatch(/^EpisodeOfCare.type: /);
  });

  test('is not hidden behind a second, ordinary kind', () => {
    const both = [{ coding: [{ system: SERVICE_KIND, code: 'SCHOOL_NURSING' }] }, ...type];
    expect(problemOf(bundle({ episode: { type: both } }))).toMatch(/^EpisodeOfCare.type: /);
  });
});

describe('the NHS number', () => {
  test('is taken where nothing is said of its status', () => {
    expect(recordOf(bundle({ patient: { identifier: [nhsNumber()] } })).child.identifiers).toHaveLength(1);
  });

  test('is left out unless it was verified', () => {
    expect(recordOf(bundle({ patient: { identifier: [nhsNumber('02')] } })).child.identifiers).toEqual([]);
  });
});

test('an episode without a care manager has no practitioner', () => {
  expect(recordOf(bundle({ episode: { careManager: undefined } })).practitioners).toEqual([]);
});

test.each([
  ['has ended', { use: 'home', line: ['1 Old Street'], postalCode: 'OX9 9ZZ', period: { end: '2024-01-01' } }],
  ['is an old one', { use: 'old', line: ['1 Old Street'], postalCode: 'OX9 9ZZ' }],
  ['is a temporary one', { use: 'temp', line: ['Harbour Refuge'], postalCode: 'OX9 9ZZ' }],
])('an address that %s is not the child’s address', (_what, address) => {
  const { child } = recordOf(bundle({ patient: { address: [address] } }));
  expect({ address: child.address, postcode: child.postcode }).toEqual({ address: null, postcode: null });
});

test.each<[string, unknown]>([
  ['resourceType: is not one of the allowed values', { ...(bundle() as object), resourceType: 'Patient' }],
  ['the row: is missing or of the wrong type', 'Bundle'],
  ['entry: is empty or too small', { resourceType: 'Bundle', entry: [] }],
  ['EpisodeOfCare: is missing or of the wrong type', { resourceType: 'Bundle', entry: [{ resource: patient }] }],
  ['EpisodeOfCare.status: is not one of the allowed values', bundle({ episode: { status: 'entered-in-error' } })],
  ['EpisodeOfCare.period.start: is not of the form it should have', bundle({ episode: { period: { start: '2025' } } })],
  ['EpisodeOfCare.meta.lastUpdated: is missing or of the wrong type', bundle({ episode: { meta: {} } })],
  ['Patient: is missing or of the wrong type', bundle({ episode: { patient: { reference: 'Patient/other' } } })],
  ['Patient.birthDate: is not of the form it should have', bundle({ patient: { birthDate: '2019-13-03' } })],
  [
    'Patient.name: has no current name with a family name',
    bundle({ patient: { name: [{ use: 'old', family: 'Tansley' }] } }),
  ],
  [
    'Organization.identifier: has no code of the Organisation Data Service',
    bundle({ organization: { identifier: [] } }),
  ],
  [
    'PractitionerRole: is missing or of the wrong type',
    bundle({ episode: { careManager: { reference: 'PractitionerRole/other' } } }),
  ],
  ['child.postcode: is too long or too large', bundle({ patient: { address: [{ postalCode: 'OX3 9CC and more' }] } })],
])('refuses a row with the problem “%s”', (problem, row) => {
  expect(problemOf(row)).toBe(problem);
});

test('refuses a bundle with two episodes, as nobody could say which one it is about', () => {
  const { entry } = bundle() as { entry: unknown[] };
  const row = { resourceType: 'Bundle', entry: [...entry, { resource: { ...episode, id: 'episode-78' } }] };
  expect(problemOf(row)).toMatch(/^EpisodeOfCare: /);
});
