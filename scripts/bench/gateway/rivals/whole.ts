import { readFileSync } from 'node:fs';
import type { JSONWebKeySet } from 'jose';
import { createGateway } from '../../../../gateway/server.ts';
import { operationalLog } from '../../../../gateway/telemetry/operational-log.ts';
import type { AuditTrail } from '../../../../schema/contract/audit-entry.ts';
import { newKeyRing } from '../../../../schema/contract/key-ring.ts';
import { httpTransport } from '../../../../schema/wire/http-transport.ts';
import { remoteAuditTrail } from '../../../../schema/wire/remote-audit-trail.ts';
import { AUDIENCE, ISSUER } from '../bench-token.ts';

/**
 * This gateway as the product has it: tokens and Access headers, signed requests, breakers, and an entry for each
 * request.
 * @param logs whether entries go to a trail on the wire; without, they are made and dropped
 */
export async function startWhole(folder: string, port: number, logs: boolean): Promise<void> {
  const read = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');
  const urls = Object.entries(JSON.parse(read('urls.json')) as Record<string, string>);
  const reached = urls.map(([name, url]) => [name, httpTransport(new URL(url).origin).transport] as const);
  const keys = Object.fromEntries(urls.map(([name]) => [name, newKeyRing()]));
  const trail: AuditTrail = logs
    ? remoteAuditTrail({
        caller: 'gateway',
        receiver: 'audit',
        keys: newKeyRing(),
        transport: httpTransport(new URL(read('trail.txt')).origin).transport,
      })
    : { append: async () => undefined };
  const gateway = await createGateway({
    supergraph: read('supergraph.graphql'),
    transports: Object.fromEntries(reached),
    keys,
    trail,
    operations: JSON.parse(read('operations.json')) as string[],
    identity: { issuer: ISSUER, audience: AUDIENCE, keys: { set: JSON.parse(read('keys.json')) as JSONWebKeySet } },
    log: operationalLog('error', { write: (line: string) => void process.stderr.write(line) }),
  });
  await gateway.listen(port, '127.0.0.1');
}
