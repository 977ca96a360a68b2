import { beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../until.ts';
import { server } from '../../test-stores.ts';
import { startDatabaseProxy } from '../../subgraphs/audit/database-proxy.ts';
import { buildProcesses, STARTING, startProcess, untilReady, type HubProcess } from './hub-process.ts';
import { hubSettings } from './hub-settings.ts';

const onServer = server.present ? test : test.skip;

beforeAll(buildProcesses);

async function untilItWrites(started: HubProcess, text: string): Promise<void> {
  await until(() => started.output().includes(text) || started.hasEnded());
  expect(started.output()).toContain(text);
}

describe('a subgraph in a process of its own', () => {
  test('that there is not ends with the list of those there are', async () => {
    const started = startProcess('housing', {});
    expect(await started.ended).toBe(1);
    expect(started.output()).toContain('NAME is one of: child-index, education, health');
  });

  test('says every setting that it lacks, and no more than that', async () => {
    const started = startProcess('audit', { DATABASE_URL: 'http://word.example' });
    expect(await started.ended).toBe(1);
    expect(started.output()).toMatch(
      /^The settings of the subgraph audit are wrong:\nDATABASE_URL .+\nLINK_KEYS_GATEWAY_AUDIT is required\nLINK_KEYS_OPERATOR_AUDIT is required\nLINK_KEYS_CHILD_INDEX_AUDIT is required\nAUDIT_SIGNING_KEY is required\nAUDIT_MASTER_KEY is required\nAUDIT_CHECKPOINT_FILE is required, .+\n$/,
    );
  });

  onServer(
    'A01: waits for a database that is not up yet, says so, and is ready once it is',
    async () => {
      const database = await server.open();
      if (database.store.kind !== 'server') throw new Error('a server was asked for');
      const proxy = await startDatabaseProxy(database.store.url);
      await proxy.stop();
      const settings = await hubSettings({ DATABASE_URL: proxy.url });
      const audit = startProcess('audit', settings.of('audit'));
      await untilItWrites(audit, 'the database does not answer; trying again');
      expect(audit.output()).toContain('"code":"ECONNREFUSED"');
      await proxy.start();
      await untilReady(audit, settings.ports.audit);
      audit.signal('SIGTERM');
      expect(await audit.ended).toBe(0);
      await proxy.stop();
      await database.drop();
    },
    STARTING,
  );

  onServer(
    'says at once that there is no such database, and makes none',
    async () => {
      const database = await server.open();
      if (database.store.kind !== 'server') throw new Error('a server was asked for');
      const url = new URL(database.store.url);
      url.pathname += '_mistyped';
      const settings = await hubSettings({ DATABASE_URL: url.href });
      const audit = startProcess('audit', settings.of('audit'));
      expect(await audit.ended).toBe(1);
      expect(audit.output()).toMatch(/^The database refuses the connection \(3D000\): check .* DATABASE_URL\.\n$/);
      const made = await database.run(`select 1 from pg_database where datname = '${url.pathname.slice(1)}'`);
      expect(made).toEqual([]);
      await database.drop();
    },
    STARTING,
  );

  onServer(
    'ends with a message when its port is taken',
    async () => {
      const database = await server.open();
      if (database.store.kind !== 'server') throw new Error('a server was asked for');
      const settings = await hubSettings({ DATABASE_URL: database.store.url });
      const first = startProcess('audit', settings.of('audit'));
      await untilReady(first, settings.ports.audit);
      const second = startProcess('audit', settings.of('audit'));
      expect(await second.ended).toBe(1);
      expect(second.output()).toContain('is in use by another program');
      first.signal('SIGTERM');
      expect(await first.ended).toBe(0);
      await database.drop();
    },
    STARTING,
  );
});
