import { readFileSync } from 'node:fs';
import { serveSupergraph } from '../../supergraph-server/serve-supergraph.ts';
import { startApollo } from './rivals/apollo.ts';
import { startFanOut } from './rivals/fan-out.ts';
import { startHive } from './rivals/hive.ts';
import { startWhole } from './rivals/whole.ts';

/**
 * Is one of the gateways that are measured, for as long as the process lives.
 * @param folder has what it serves: `supergraph.graphql`, `urls.json`, `operations.json`, `keys.json`
 */
export async function startAs(name: string, port: number, folder: string): Promise<void> {
  const read = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');
  if (name === 'fan-out') startFanOut(JSON.parse(read('urls.json')) as Record<string, string>, port);
  else if (name === 'identity' || name === 'whole') await startWhole(folder, port, name === 'whole');
  else if (name === 'apollo') await startApollo(read('supergraph.graphql'), port);
  else if (name === 'hive') startHive(read('supergraph.graphql'), port);
  else await serveSupergraph(read('supergraph.graphql'), port, JSON.parse(read('operations.json')) as string[]);
}
