import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newKeyRing } from '../../schema/contract/key-ring.ts';
import { inProcessTransport } from '../../scripts/hub/in-process-transport.ts';
import { relayEntries } from '../../scripts/hub/relay-entries.ts';
import { openDatabase } from '../../subgraphs/kernel/database/database.ts';
import { createLogger } from '../../subgraphs/kernel/server/logger.ts';
import { startServiceDirectory } from '../../subgraphs/service-directory/index.ts';
import { gatherRows } from '../../subgraphs/service-directory/open-referral/rows/gather-rows.ts';
import { directoryDatabase } from '../../subgraphs/service-directory/store/directory-database.ts';
import { DIRECTORY_TABLES } from '../../subgraphs/service-directory/store/directory-tables.ts';
import { saveRows } from '../../subgraphs/service-directory/store/save-rows.ts';
import type { Document } from '../../subgraphs/service-directory/open-referral/profile/entity.ts';
import { startBench } from '../gateway/harness.ts';
import type { TestStore } from '../test-stores.ts';

export type PublicSite = Awaited<ReturnType<typeof startPublicSite>>;

/** The directory with its shipped services and these, behind a gateway, and nothing else of the hub. */
export async function startPublicSite(store: TestStore, services: readonly Document[], sql: string) {
  const database = await store.open();
  const keys = newKeyRing();
  const logged: string[] = [];
  const directory = await startServiceDirectory({
    store: database.store,
    callerKeys: { gateway: keys, operator: keys },
    logger: createLogger('service-directory', 'info', { write: (line: string) => void logged.push(line) }),
    securityLog: { record: () => undefined },
  });
  const tables = await openDatabase(DIRECTORY_TABLES, database.store);
  const rows = gatherRows({ taxonomies: [], terms: [], organizations: [], services });
  await saveRows(directoryDatabase(tables.fork()), rows);
  await database.run(sql);
  const forwarded = ['/services', '/open-referral'].map((prefix) => ({
    prefix,
    get: (target: string, ifNoneMatch: string | undefined) => directory.publicly({ target, ifNoneMatch }),
    post: (target: string, form: string) => directory.publicly({ target, ifNoneMatch: undefined, form }),
  }));
  const gateway = await startBench({ forwarded });
  const transport = inProcessTransport(directory.handle);
  const line = { caller: 'gateway', receiver: 'service-directory', keys, transport } as const;
  const relay = relayEntries(line, gateway.trail, () => undefined);
  return {
    url: gateway.url,
    /** What the gateway and the directory have logged. */
    log: () => [...logged, ...gateway.logged].join('\n'),
    trail: gateway.trail,
    /** What is suggested and held. */
    suggestions: () => database.run('select changes, note from service_directory.service_suggestion order by made_at'),
    close: async () => {
      await gateway.close();
      const stopped = relay.stop();
      await directory.close();
      await stopped;
      await tables.close();
      await database.drop();
    },
  };
}

/** Another site, which lets itself load and ask nothing but from one place; with a page made of this. */
export async function startForeignSite(from: string, body: string) {
  const policy =
    `default-src 'none'; script-src ${from}; connect-src ${from}; ` +
    "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  const html = `<!DOCTYPE html><html lang="en"><head><title>A school</title></head><body>${body}</body></html>`;
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
      .end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
