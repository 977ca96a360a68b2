import { readFile } from 'node:fs/promises';
import { createLocalJWKSet } from 'jose';
import { LOCAL_AUDIENCE, LOCAL_ISSUER } from '../../hub/local-issuer.ts';
import { contextReader } from '../fan-out/context-reader.ts';
import { fanOut } from '../fan-out/fan-out.ts';
import { serveFanOut } from '../fan-out/serve-fan-out.ts';
import type { StartPart } from './part.ts';
import { subgraphLines } from './subgraph-lines.ts';

export const startFanOutPart: StartPart = async (settings, stopwatch) => {
  const { lines, trail, close } = subgraphLines(settings, stopwatch);
  const operation = await readFile('schema/operations/whos-involved.graphql', 'utf8');
  const readContext = contextReader(createLocalJWKSet(settings.issuerKeys), LOCAL_ISSUER, LOCAL_AUDIENCE);
  const server = await serveFanOut(readContext, fanOut(lines, trail, operation));
  return {
    origins: { 'fan-out': server.url },
    close: async () => {
      await server.close();
      await close();
    },
  };
};
