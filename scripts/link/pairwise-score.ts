/** How well a clustering agrees with the truth, in pairs of records. */
export interface PairwiseScore {
  readonly records: number;
  readonly truePairs: number;
  readonly foundPairs: number;
  readonly agreed: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Counts pairs by the sizes of clusters, so that it takes no longer for large ones. Both map a record to its cluster. */
export function pairwiseScore(found: ReadonlyMap<string, string>, truth: ReadonlyMap<string, string>): PairwiseScore {
  const [foundSizes, trueSizes, bothSizes] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  for (const [record, person] of truth) {
    const cluster = found.get(record) ?? '';
    increase(foundSizes, cluster);
    increase(trueSizes, person);
    increase(bothSizes, `${cluster.length} ${cluster} ${person}`);
  }
  const [foundPairs, truePairs, agreed] = [pairsIn(foundSizes), pairsIn(trueSizes), pairsIn(bothSizes)];
  const precision = foundPairs === 0 ? 1 : agreed / foundPairs;
  const recall = truePairs === 0 ? 1 : agreed / truePairs;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { records: truth.size, truePairs, foundPairs, agreed, precision, recall, f1 };
}

function increase(sizes: Map<string, number>, key: string): void {
  sizes.set(key, (sizes.get(key) ?? 0) + 1);
}

function pairsIn(sizes: ReadonlyMap<string, number>): number {
  let pairs = 0;
  for (const size of sizes.values()) pairs += (size * (size - 1)) / 2;
  return pairs;
}
