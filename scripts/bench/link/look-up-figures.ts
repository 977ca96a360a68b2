import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { RegisteredRecord } from '../../../schema/contract/child-registration.ts';
import { findable, LikelyChildren } from '../../../subgraphs/child-index/matching/candidates/likely-children.ts';
import { matchingRecordOf } from '../../../subgraphs/child-index/matching/candidates/matching-record-of.ts';
import { decideLink } from '../../../subgraphs/child-index/matching/decide/decide-link.ts';
import { DEFAULT_MODEL } from '../../../subgraphs/child-index/matching/model/default-model.ts';
import { saidBy } from '../../../subgraphs/child-index/matching/read-record.ts';
import { quantile } from '../quantile.ts';

/** So many that the compiler has done its work. */
const WARM_UP = 14_000;
const LOOKUPS = 12_000;

/** Finds and weighs the children that records could belong to, as registration does, on some connections at once. */
export async function lookUpFigures(
  fork: () => SqlEntityManager,
  records: readonly RegisteredRecord[],
  connections: number,
): Promise<string> {
  const times: number[] = [];
  await lookUp(fork, records, connections, WARM_UP, []);
  const started = performance.now();
  await lookUp(fork, records, connections, LOOKUPS, times);
  const rate = Math.round((LOOKUPS / (performance.now() - started)) * 1000);
  const ascending = times.toSorted((left, right) => left - right);
  const at = (share: number) => quantile(ascending, share).toFixed(1);
  return `looked up ${rate} a second, median ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}

async function lookUp(
  fork: () => SqlEntityManager,
  records: readonly RegisteredRecord[],
  connections: number,
  count: number,
  times: number[],
): Promise<void> {
  let next = 0;
  const worker = async () => {
    const em = fork();
    while (next < count) {
      const chosen = records[(next++ * 7919) % records.length];
      if (chosen === undefined) return;
      const started = performance.now();
      const record = findable(matchingRecordOf(saidBy(chosen)));
      const likely = await LikelyChildren.load(em, [record]);
      decideLink(record.matching, likely.like(record).children, DEFAULT_MODEL);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
}
