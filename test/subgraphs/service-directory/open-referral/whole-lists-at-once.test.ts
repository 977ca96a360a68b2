import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newKeyRing } from '../../../../schema/contract/key-ring.ts';
import { createLogger } from '../../../../subgraphs/kernel/server/logger.ts';
import { startServiceDirectory, type ServiceDirectory } from '../../../../subgraphs/service-directory/index.ts';
import { everyEntry, NotNow } from '../../../../subgraphs/service-directory/open-referral/read/every-entry.ts';
import { listTaxonomyTerms } from '../../../../subgraphs/service-directory/open-referral/read/list-taxonomies.ts';
import { pageOf } from '../../../../subgraphs/service-directory/open-referral/read/page.ts';
import { readParameters } from '../../../../subgraphs/service-directory/open-referral/read/read-parameters.ts';
import { listenPublicly, type PublicListener } from '../../../../subgraphs/service-directory/public/public-listener.ts';
import { server, type TestDatabase } from '../../../test-stores.ts';
import { until } from '../../../until.ts';
import { openDirectory } from '../open-directory.ts';

(server.present ? describe : describe.skip)('whole lists, over three connections to the database', () => {
  let database: TestDatabase;
  let directory: ServiceDirectory;
  let listener: PublicListener;
  const get = (path: string, signal: AbortSignal | null = null) =>
    fetch(`${listener.url}/open-referral${path}`, { signal });

  beforeAll(async () => {
    database = await server.open();
    if (database.store.kind !== 'server') throw new Error('a server was asked for');
    const keys = newKeyRing();
    directory = await startServiceDirectory({
      store: { ...database.store, connections: 3 },
      callerKeys: { gateway: keys, operator: keys },
      logger: createLogger('service-directory', 'silent'),
      securityLog: { record: () => undefined },
    });
    listener = await listenPublicly(directory.publicly, 0, '127.0.0.1');
  });

  afterAll(async () => {
    await listener.close();
    await directory.close();
    await database.drop();
  });

  /** Begins to read terms whole, which cannot go on while `meanwhile` runs. @param query one that was not asked yet */
  async function whileTermsAreRead(query: string, meanwhile: () => Promise<void>, signal: AbortSignal | null = null) {
    await database.run('begin; lock table service_directory.taxonomy_term in access exclusive mode');
    const terms = get(`/taxonomy_terms?format=ndjson&${query}`, signal);
    terms.catch(() => undefined); // it may end before it is awaited
    try {
      await until(async () => (await waiting()) === 1);
      await meanwhile();
    } finally {
      await database.run('commit');
    }
    return terms;
  }

  async function waiting(): Promise<unknown> {
    const [row] = await database.run(`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    return row?.['count'];
  }

  test('are given one at a time, so that everything else goes on', async () => {
    const terms = await whileTermsAreRead('page=1', async () => {
      const others = await Promise.all([1, 2, 3].map((page) => get(`/services?format=ndjson&page=${page}`)));
      for (const other of others) {
        expect([other.status, other.headers.get('retry-after')]).toEqual([503, '5']);
        expect(other.headers.get('cache-control')).toBe('no-store');
        expect(await other.json()).toMatchObject({ code: 'OVERLOADED' });
      }
      expect((await get('/services?search=sleep')).status).toBe(200);
    });
    expect([terms.status, (await terms.text()).endsWith('}\n')]).toEqual([200, true]);
    expect((await get('/services?format=ndjson')).status).toBe(200);
  });

  test('leave the place of one whose client has gone to the next', async () => {
    const client = new AbortController();
    const gone = whileTermsAreRead('page=2', async () => client.abort(), client.signal);
    await expect(gone).rejects.toThrow('aborted');
    await until(async () => (await get('/services?format=ndjson')).status === 200);
  });

  test('are looked for once, however many portions they are read in', async () => {
    const { tables, close } = await openDirectory(database);
    await database.run(`insert into service_directory.taxonomy_term (id, name, document)
      select id, 'Term', jsonb_build_object('id', id, 'name', 'Term')
      from (select md5(number::text)::uuid as id from generate_series(1, 2500) as number) as made`);
    const statements: string[] = [];
    const watched = tables.withPlugin({
      transformQuery: ({ node }) => {
        if (node.kind === 'RawNode') statements.push(node.sqlFragments.join(''));
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const asked = readParameters(new URLSearchParams('format=ndjson'));
    const text = await everyEntry(watched, listTaxonomyTerms, asked, new AbortController().signal);
    const ids = text.split('\n', 2_500).map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids).toEqual([...new Set(ids)].toSorted());
    expect(statements.filter((one) => one.includes('count(*)'))).toHaveLength(1);
    await database.run(`delete from service_directory.taxonomy_term where name = 'Term'`);
    await close();
  });

  test('are read no further once nobody waits for them', async () => {
    const { tables, close } = await openDirectory(database);
    const client = new AbortController();
    const pages: number[] = [];
    const endless = async (_: unknown, { page, perPage }: { page: number; perPage: number }) => {
      pages.push(page);
      if (page === 2) client.abort();
      return pageOf([{ id: String(page) }], 10_000, page, perPage);
    };
    const asked = readParameters(new URLSearchParams());
    await expect(everyEntry(tables, endless, asked, client.signal)).rejects.toThrow(NotNow);
    expect(pages).toEqual([1, 2]);
    await close();
  });
});
