import { appendFileSync } from 'node:fs';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createGateway } from '../../gateway/server.ts';
import { operationalLog } from '../../gateway/telemetry/operational-log.ts';
import { SUBGRAPHS } from '../../schema/contract/agency.ts';
import { newKeyRing } from '../../schema/contract/key-ring.ts';
import type { Transport } from '../../schema/contract/wire.ts';
import { runUntilStopped } from '../../scripts/hub/run-until-stopped.ts';
import { composeShop, fakeSubgraphs } from '../gateway/shop.ts';

/**
 * A gateway in a process of its own, for tests that end processes: `node gateway-process.ts TRAIL MILLISECONDS`. It
 * writes the ids of requests to the file TRAIL before it answers them, and its port and a token to standard output.
 * Its first subgraph takes some MILLISECONDS. A product called `throw` raises an error that nobody catches, and one
 * called `reject` a rejection.
 */
const [, , trail = '', pause = '0'] = process.argv;
const signing = await generateKeyPair('ES256', { extractable: true });
const token = await new SignJWT({
  agency: 'HUB',
  unit: 'unit-1',
  role: 'PRACTITIONER',
  purposes: ['SERVICE'],
  standing: 'VALID',
})
  .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'test' })
  .setIssuer('https://issuer.example')
  .setAudience('urn:gateway.example')
  .setSubject('actor-1')
  .setIssuedAt()
  .setExpirationTime('10m')
  .sign(signing.privateKey);

const { transports } = fakeSubgraphs();
const slowly =
  (honest: Transport): Transport =>
  async (request, signal) => {
    await new Promise((resolve) => setTimeout(resolve, Number(pause)));
    if (request.body.includes('"throw"'))
      setTimeout(() => {
        throw new Error('a fault of the tests');
      });
    if (request.body.includes('"reject"')) void Promise.reject(new Error('a fault of the tests'));
    return honest(request, signal);
  };
const log = operationalLog('error');
const gateway = await createGateway({
  supergraph: composeShop(),
  transports: { ...transports, 'child-index': slowly(transports['child-index']!) },
  keys: Object.fromEntries(SUBGRAPHS.map((name) => [name, newKeyRing()])),
  trail: {
    append: async (entries) => appendFileSync(trail, entries.map(({ requestId }) => `${requestId}\n`).join('')),
  },
  identity: {
    issuer: 'https://issuer.example',
    audience: 'urn:gateway.example',
    keys: { set: { keys: [{ ...(await exportJWK(signing.publicKey)), kid: 'test', alg: 'ES256' }] } },
  },
  log,
  drainDelay: 1_000,
});
const { port } = await gateway.listen(0, '127.0.0.1');
process.stdout.write(`${JSON.stringify({ port, token })}\n`);
try {
  await runUntilStopped(
    () => gateway.close(),
    (error) => log.failed({ requestId: null, error }),
  );
} catch {
  process.exitCode = 1;
}
