import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AuditEntry } from '../../../../schema/contract/audit-entry.ts';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { FeedProblem } from '../../../../subgraphs/service-directory/open-referral/import/feed-problem.ts';
import type { FeedSource } from '../../../../subgraphs/service-directory/open-referral/import/list-ids.ts';
import { loadDocuments } from '../../../../subgraphs/service-directory/open-referral/import/load-documents.ts';
import { readFeed, type FeedEntry } from '../../../../subgraphs/service-directory/open-referral/import/read-feed.ts';
import { readFile } from '../../../../subgraphs/service-directory/open-referral/import/read-file.ts';
import { embedded, type TestDatabase } from '../../../test-stores.ts';
import { openDirectory, type OpenDirectory } from '../open-directory.ts';
import { arbitraryServices } from './arbitrary-services.ts';
import { example, PROFILE_IS_HERE } from './published-profile.ts';

const id = (number: number) => `aaaaaaaa-aaaa-4aaa-8aaa-${String(number).padStart(12, '0')}`;
const entries = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: id(from + at), name: 'Group', status: 'active' }));
const page = (number: number, contents: unknown[], more: Record<string, unknown> = {}) => ({
  total_items: 4,
  total_pages: 2,
  page_number: number,
  last_page: number === 2,
  contents,
  ...more,
});

/** A feed of services alone, whose pages are what is given; counts how often it was asked. */
function feed(pages: (number: number) => unknown) {
  const asked: string[] = [];
  const source: FeedSource = {
    get: async (path) => {
      asked.push(path);
      const number = /^services\?page=(\d+)$/.exec(path)?.[1];
      if (number !== undefined) return pages(Number(number));
      return path.startsWith('services/') ? { id: path.slice(9), name: 'Group', status: 'active' } : null;
    },
  };
  return { source, asked };
}

async function all(source: FeedSource): Promise<FeedEntry[]> {
  const found: FeedEntry[] = [];
  for await (const entry of readFeed(source, () => undefined)) found.push(entry);
  return found;
}

describe('reading a feed', () => {
  test('asks for each service once, after it has seen the whole list', async () => {
    const { source, asked } = feed((number) => page(number, entries(number * 2, 2)));
    expect((await all(source)).map(({ place }) => place)).toEqual([2, 3, 4, 5].map((at) => `services/${id(at)}`));
    expect(asked.filter((path) => path.startsWith('services/'))).toHaveLength(4);
  });

  test.each<[string, (number: number) => unknown]>([
    ['repeats its pages', (number) => page(number, entries(1, 2))],
    ['announces more than it has', (number) => page(number, entries(number * 2, 2), { total_items: 9 })],
    ['announces less than it has', (number) => page(number, entries(number * 2, 2), { total_items: 3 })],
    ['changes its totals on the way', (number) => page(number, entries(number * 2, 2), { total_items: 4 + number })],
    ['never ends', (number) => page(number, entries(number, 1), { total_items: 400_000, last_page: false })],
    ['never ends, empty', (number) => page(number, [], { total_pages: 1e6, last_page: false })],
    ['announces the world', (number) => page(number, entries(number, 1), { total_items: 1e9 })],
    ['has entries without ids', (number) => page(number, [{ name: 'Group' }])],
    ['has no list', () => null],
    ['has a list of another kind', () => ['services']],
    ['has nothing but text', () => 'services'],
    ['counts in fractions', (number) => page(number, [], { total_items: 0.5 })],
  ])('refuses one that %s, having asked for no service and for few pages', async (_what, pages) => {
    const { source, asked } = feed(pages);
    await expect(all(source)).rejects.toBeInstanceOf(FeedProblem);
    expect(asked.length).toBeLessThan(10);
    expect(asked.filter((path) => path.startsWith('services/'))).toEqual([]);
  });
});

describe('loading', () => {
  let database: TestDatabase;
  let directory: OpenDirectory;

  beforeAll(async () => {
    database = await embedded.open();
    directory = await openDirectory(database);
  });

  afterAll(async () => {
    await directory.close();
    await database.drop();
  });

  const source = (): FeedSource => ({
    get: async (path) => {
      const { status, json } = await directory.get(`/${path}`);
      return status === 200 ? json : null;
    },
  });
  const recorded: AuditEntry[] = [];
  const trail = {
    record: async (entry: AuditEntry) => {
      recorded.push(entry);
    },
  };
  const load = (loaded: readonly unknown[]) => loadDocuments(directory.tables, { entries: loaded }, trail);
  const empty = () =>
    database.run(`truncate service_directory.service, service_directory.location, service_directory.organization,
      service_directory.taxonomy, service_directory.taxonomy_term cascade`);

  test('what the directory exports makes the same directory again', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryServices, async (services) => {
        await empty();
        await load(services.map((document) => ({ kind: 'service', place: '', document })));
        const before = await all(source());
        expect(before.filter(({ kind }) => kind === 'service')).toHaveLength(services.length);
        await empty();
        const { rejected } = await load(before);
        expect(rejected).toEqual([]);
        expect(await all(source())).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  test('tells what is wrong with a document, without repeating it, and loads the others', async () => {
    await empty();
    const document = { id: id(1), name: 'Group', status: 'active' };
    const { loaded, rejected } = await load([
      { kind: 'service', place: 'entry 1', document },
      { kind: 'service', place: 'entry 2', document: { id: 'secret', name: 7, status: 'open' } },
      { kind: 'service', place: 'entry 3', document: { ...document, name: 'a\0b' } },
      { kind: 'service', place: 'entry 4', document: { ...document, name: '\ud800' } },
      { kind: 'service', place: 'entry 5', document: null },
    ]);
    expect(loaded).toBe(1);
    expect(recorded.at(-1)).toMatchObject({
      kind: 'change',
      childIds: [],
      content: { change: 'load-documents', by: 'operator', loaded: 1, rejected: 4 },
    });
    expect(rejected).toEqual([
      {
        place: 'entry 2',
        problems: [
          'service.id has to be a UUID',
          'service.name has to be text',
          'service.status has to be one of: active, inactive, defunct, temporarily closed',
        ],
      },
      { place: 'entry 3', problems: ['service has characters that are no text'] },
      { place: 'entry 4', problems: ['service has characters that are no text'] },
      { place: 'entry 5', problems: ['service has to be an object'] },
    ]);
  });

  test('loads nothing that the audit trail has not heard of', async () => {
    await empty();
    const deaf = { record: () => Promise.reject(new HubError('AUDIT_UNAVAILABLE')) };
    const batch = {
      entries: [{ kind: 'service', place: '', document: { id: id(1), name: 'Group', status: 'active' } }],
    };
    await expect(loadDocuments(directory.tables, batch, deaf)).rejects.toThrow(new HubError('AUDIT_UNAVAILABLE'));
    expect(await all(source())).toEqual([]);
  });

  (PROFILE_IS_HERE ? test : test.skip)('takes every form of file that the profile’s examples show', async () => {
    for (const name of ['service_full', 'service_list', 'organization_full', 'taxonomy', 'taxonomy_term'] as const) {
      const { rejected } = await load(readFile(example(name)));
      expect([name, rejected]).toEqual([name, []]);
    }
    expect(() => readFile(example('service_at_location_full'))).toThrow(FeedProblem);
    expect(() => readFile([])).toThrow(FeedProblem);
  });
});
