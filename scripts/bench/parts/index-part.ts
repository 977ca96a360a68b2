import { createSecretKey } from 'node:crypto';
import { CUSTODIANS } from '../../../schema/contract/agency.ts';
import { parseKeyRing } from '../../../schema/contract/key-ring.ts';
import { remoteAuditTrail } from '../../../schema/wire/remote-audit-trail.ts';
import { startChildIndex, type ChildIndexSurroundings } from '../../../subgraphs/child-index/index.ts';
import { lineTo } from './line-to.ts';
import { TIMED, type StartPart } from './part.ts';
import { serveSubgraph } from './serve-subgraph.ts';
import { surroundingsOf } from './surroundings-of.ts';

type SealKeys = ChildIndexSurroundings['publisher']['sealKeys'];

export const startIndexPart: StartPart = async (settings, stopwatch) => {
  const audit = lineTo('audit', 'child-index', settings);
  const trail = remoteAuditTrail(audit.line);
  const { seals, involvementIds } = settings.keys;
  const subgraph = await startChildIndex({
    ...surroundingsOf('child-index', settings),
    trail: { ...trail, append: (entries) => stopwatch.time(TIMED.audit, () => trail.append(entries)) },
    publisher: {
      idSecret: createSecretKey(involvementIds),
      sealKeys: Object.fromEntries(CUSTODIANS.map((custodian) => [custodian, parseKeyRing(seals)])) as SealKeys,
      broker: { name: 'Index team', telephone: '01632 960100' },
    },
  });
  const { origin, close } = await serveSubgraph(subgraph, stopwatch);
  return {
    origins: { 'child-index': origin },
    close: async () => {
      await close();
      await audit.close();
    },
  };
};
