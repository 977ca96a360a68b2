import { readFile } from 'node:fs/promises';
import { createGateway } from '../../../gateway/server.ts';
import { operationalLog } from '../../../gateway/telemetry/operational-log.ts';
import { SUBGRAPHS } from '../../../schema/contract/agency.ts';
import { LOCAL_AUDIENCE, LOCAL_ISSUER, LOCAL_TOKEN_LIFETIME } from '../../hub/local-issuer.ts';
import type { StartPart } from './part.ts';
import { subgraphLines } from './subgraph-lines.ts';

export const startGatewayPart: StartPart = async (settings, stopwatch) => {
  const { lines, trail, close } = subgraphLines(settings, stopwatch);
  const gateway = await createGateway({
    supergraph: await readFile('schema/supergraph.graphql', 'utf8'),
    transports: Object.fromEntries(SUBGRAPHS.map((name) => [name, lines[name].transport])),
    keys: Object.fromEntries(SUBGRAPHS.map((name) => [name, lines[name].keys])),
    trail,
    identity: {
      issuer: LOCAL_ISSUER,
      audience: LOCAL_AUDIENCE,
      keys: { set: settings.issuerKeys },
      maxTokenLifetime: LOCAL_TOKEN_LIFETIME,
    },
    log: operationalLog('error'),
    onClose: close,
  });
  const { url } = await gateway.listen(0, '127.0.0.1');
  return { origins: { gateway: url }, close: () => gateway.close() };
};
