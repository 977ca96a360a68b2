import { startAudit } from '../../../subgraphs/audit/index.ts';
import type { StartPart } from './part.ts';
import { serveSubgraph } from './serve-subgraph.ts';
import { surroundingsOf } from './surroundings-of.ts';

export const startAuditPart: StartPart = async (settings, stopwatch) => {
  const { origin, close } = await serveSubgraph(await startAudit(surroundingsOf('audit', settings)), stopwatch);
  return { origins: { audit: origin }, close };
};
