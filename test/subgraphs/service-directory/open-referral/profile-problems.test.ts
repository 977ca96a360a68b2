import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { profileProblems } from '../../../../subgraphs/service-directory/open-referral/profile/profile-problems.ts';
import { example, PROFILE_IS_HERE, publishedValidator, type ExampleName } from './published-profile.ts';

const WRONG = [
  null,
  0,
  -1.5,
  1e300,
  '',
  'x',
  'http://',
  'a@b',
  'active',
  '2026-02-30T00:00:00Z',
  [],
  {},
  [{}],
  [null],
  true,
];

const FORMS = [
  ['service', 'service_full', 'compiled/service.json'],
  ['organization', 'organization_full', 'compiled/organization.json'],
  ['service_at_location', 'service_at_location_full', 'compiled/service_at_location.json'],
  ['taxonomy', 'taxonomy', 'taxonomy.json'],
  ['taxonomy_term', 'taxonomy_term', 'taxonomy_term.json'],
] as const;

/** Every place in a document where a value could be another, or missing. */
function places(value: any, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.keys(value).flatMap((key) => places(value[key], [...path, Array.isArray(value) ? Number(key) : key])),
  ];
}

function changed(document: any, path: (string | number)[], change: (parent: any, key: string | number) => void): any {
  const copy = structuredClone(document);
  let parent = copy;
  for (const key of path.slice(0, -1)) parent = parent[key];
  change(parent, path.at(-1)!);
  return copy;
}

(PROFILE_IS_HERE ? describe : describe.skip)('beside the schemas that the profile publishes', () => {
  test.each(FORMS)('a %s passes here if and only if it passes there', (name, file: ExampleName, schema) => {
    const given = example(file);
    const published = publishedValidator(schema);
    expect(profileProblems(name, given)).toEqual([]);
    const paths = places(given).filter((path) => path.length > 0);
    let refused = 0;
    const agree = (document: unknown) => {
      const problems = profileProblems(name, document);
      refused += problems.length > 0 ? 1 : 0;
      expect([document, problems.length === 0, problems]).toEqual([document, published(document), problems]);
    };
    for (const path of paths) {
      agree(
        changed(given, path, (parent, key) =>
          Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key],
        ),
      );
      for (const wrong of WRONG) agree(changed(given, path, (parent, key) => (parent[key] = wrong)));
    }
    fc.assert(fc.property(fc.jsonValue(), (value) => agree(value)));
    expect(refused).toBeGreaterThan(paths.length);
  });
});

test('says in words what is wrong, at its place, and never what was there', () => {
  const document = {
    id: 'secret',
    name: 'secret',
    status: 'secret',
    schedules: [{ id: 1 }],
    url: 'secret',
    organization: [],
  };
  expect(profileProblems('service', document)).toEqual([
    'service.id has to be a UUID',
    'service.url has to be a URL with its scheme',
    'service.status has to be one of: active, inactive, defunct, temporarily closed',
    'service.schedules.0.id has to be text',
    'service.organization has to be an object',
  ]);
  expect(profileProblems('service', {})).toHaveLength(3);
  expect(profileProblems('service', { schedules: Array.from({ length: 500 }, () => ({ id: 1 })) }).length).toBeLessThan(
    21,
  );
});
