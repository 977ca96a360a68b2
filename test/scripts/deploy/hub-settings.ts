import { mkdtemp } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GATEWAY_SETTINGS } from '../../../gateway/settings.ts';
import { SUBGRAPHS, type SubgraphName } from '../../../schema/contract/agency.ts';
import { newKeys } from '../../../scripts/hub/new-keys.ts';
import { subgraphSettingNames } from '../../../scripts/hub/subgraph-settings.ts';

export type ProcessName = SubgraphName | 'gateway';

export interface HubSettings {
  readonly ports: Readonly<Record<ProcessName, number>>;
  /** Every setting of the hub that is not a process's own. */
  readonly all: Readonly<Record<string, string>>;
  /** What one process is given: the settings that it reads, and no others. */
  of(name: ProcessName): Record<string, string>;
}

/** Settings for a whole hub on this machine, with fresh keys and a free port for each process. */
export async function hubSettings(rest: Readonly<Record<string, string>>): Promise<HubSettings> {
  const free = await freePorts(SUBGRAPHS.length + 1);
  const names: readonly ProcessName[] = ['gateway', ...SUBGRAPHS];
  const ports = Object.fromEntries(names.map((name, place) => [name, free[place]])) as HubSettings['ports'];
  const urlOf = (name: ProcessName) => `http://127.0.0.1:${ports[name]}`;
  const all: Record<string, string> = {
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    BROKER_NAME: 'Index team',
    AUDIT_CHECKPOINT_FILE: join(await mkdtemp(join(tmpdir(), 'hub-settings-')), 'checkpoints.txt'),
    BROKER_TELEPHONE: '01632 960100',
    AUDIT_URL: urlOf('audit'),
    CHILD_INDEX_URL: urlOf('child-index'),
    ...Object.fromEntries(newKeys()),
    ...rest,
  };
  for (const name of SUBGRAPHS) all[`SUBGRAPH_URL_${name.toUpperCase().replaceAll('-', '_')}`] = urlOf(name);
  return {
    ports,
    all,
    of: (name) => {
      const read = name === 'gateway' ? GATEWAY_SETTINGS : subgraphSettingNames(name);
      const given = read.flatMap((setting) => (all[setting] === undefined ? [] : [[setting, all[setting]]]));
      return { ...Object.fromEntries(given), PORT: String(ports[name]) };
    },
  };
}

/** Ports that were free a moment ago, all different. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports: number[] = [];
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ports.push((server.address() as AddressInfo).port);
  }
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  return ports;
}
