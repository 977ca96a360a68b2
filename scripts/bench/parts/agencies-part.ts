import { parseKeyRing } from '../../../schema/contract/key-ring.ts';
import { CUSTODIANS, SUBGRAPH_OF, type SubgraphName } from '../../../schema/contract/agency.ts';
import { startAgency } from '../../../subgraphs/kernel/agency/agency-subgraph.ts';
import { startServiceDirectory } from '../../../subgraphs/service-directory/index.ts';
import { AGENCIES } from '../../hub/agencies.ts';
import { lineTo } from './line-to.ts';
import type { StartPart } from './part.ts';
import { serveSubgraph } from './serve-subgraph.ts';
import { surroundingsOf } from './surroundings-of.ts';

/** All five agencies and the service directory in one process, each on a port of its own. */
export const startAgenciesPart: StartPart = async (settings, stopwatch) => {
  const origins: Partial<Record<SubgraphName, string>> = {};
  const closers: (() => Promise<void>)[] = [];
  for (const custodian of CUSTODIANS) {
    const name = SUBGRAPH_OF[custodian];
    const index = lineTo('child-index', name, settings);
    const surroundings = {
      ...surroundingsOf(name, settings),
      sealKeys: parseKeyRing(settings.keys.seals),
      childIndex: index.line,
    };
    const { origin, close } = await serveSubgraph(await startAgency(AGENCIES[custodian], surroundings), stopwatch);
    origins[name] = origin;
    closers.push(close, index.close);
  }
  const directory = await startServiceDirectory(surroundingsOf('service-directory', settings));
  const { origin, close } = await serveSubgraph(directory, stopwatch);
  origins['service-directory'] = origin;
  closers.push(close);
  return {
    origins,
    close: async () => {
      for (const close of closers) await close();
    },
  };
};
