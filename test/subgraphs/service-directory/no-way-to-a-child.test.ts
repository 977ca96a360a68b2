import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CALLERS } from '../../../scripts/hub/wiring.ts';
import { subgraphSettingNames } from '../../../scripts/hub/subgraph-settings.ts';
import { SUBGRAPHS } from '../../../schema/contract/agency.ts';
import { newKeyRing } from '../../../schema/contract/key-ring.ts';
import { openDatabase, type Database, type Store } from '../../../subgraphs/kernel/database/database.ts';
import { createLogger } from '../../../subgraphs/kernel/server/logger.ts';
import { listenPublicly, type PublicListener } from '../../../subgraphs/service-directory/public/public-listener.ts';
import { startServiceDirectory, type ServiceDirectory } from '../../../subgraphs/service-directory/index.ts';
import { DIRECTORY_TABLES } from '../../../subgraphs/service-directory/store/directory-tables.ts';
import { server, type TestDatabase } from '../../test-stores.ts';

test('the directory’s process reads no key but those of who may call it, and no address of another part', () => {
  const keys = subgraphSettingNames('service-directory').filter((name) => /KEY|SEAL|SECRET|URL/.test(name));
  expect(keys.toSorted()).toEqual([
    'DATABASE_URL',
    'LINK_KEYS_GATEWAY_SERVICE_DIRECTORY',
    'LINK_KEYS_OPERATOR_SERVICE_DIRECTORY',
  ]);
});

test('no part of the hub takes a call from the directory', () => {
  for (const name of SUBGRAPHS) expect(CALLERS[name]).not.toContain('service-directory');
});

(server.present ? describe : describe.skip)('with a database role of its own', () => {
  const role = `directory_${randomUUID().replaceAll('-', '')}`;
  let database: TestDatabase;
  let store: Store;
  let own: Database;
  let directory: ServiceDirectory;
  let listener: PublicListener;

  beforeAll(async () => {
    database = await server.open();
    if (database.store.kind !== 'server') throw new Error('a server was asked for');
    const url = new URL(database.store.url);
    await database.run(`create schema child_index; create table child_index.child (id text);
      create role ${role} login password 'own'; grant create on database ${url.pathname.slice(1)} to ${role}`);
    [url.username, url.password] = [role, 'own'];
    store = { kind: 'server', url: url.href, connections: 2 };
    const keys = newKeyRing();
    directory = await startServiceDirectory({
      store,
      callerKeys: { gateway: keys, operator: keys },
      logger: createLogger('service-directory', 'silent'),
      securityLog: { record: () => undefined },
    });
    own = await openDatabase(DIRECTORY_TABLES, store);
    listener = await listenPublicly(directory.publicly, 0, '127.0.0.1');
  });

  afterAll(async () => {
    await listener.close();
    await directory.close();
    await own.close();
    await database.run(`drop owned by ${role} cascade`);
    await database.run(`drop role ${role}`);
    await database.drop();
  });

  test('it makes its tables and answers the public', async () => {
    const answer = await fetch(`${listener.url}/open-referral/services`);
    expect([answer.status, ((await answer.json()) as { total_items: number }).total_items]).toEqual([200, 30]);
    expect((await fetch(`${listener.url}/open-referral/services`, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${listener.url}/graphql`)).status).toBe(404);
  });

  test('it cannot read a child’s tables, though they are in the same database', async () => {
    const asked = own.fork().getConnection().execute('select * from child_index.child');
    await expect(asked).rejects.toThrow('permission denied');
  });

  test('it answers no signed call of another part, nor an unsigned one', async () => {
    const call = { method: 'POST', path: '/internal/load-documents', headers: {}, body: '{}' } as const;
    expect((await directory.handle(call)).status).toBe(401);
  });
});
