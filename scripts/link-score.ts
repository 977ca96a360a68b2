import { pairwiseScore } from './link/pairwise-score.ts';
import { readClusters } from './link/read-clusters.ts';

/**
 * `npm run -s link:score -- CLUSTERS.csv TRUTH.csv` compares what was found with the truth, pair by pair. Both files have
 * a heading, the record in the first column and its cluster or person in the second.
 */
try {
  const [clusters, truth, ...rest] = process.argv.slice(2);
  if (clusters === undefined || truth === undefined || rest.length > 0) {
    throw new Error('npm run -s link:score -- CLUSTERS.csv TRUTH.csv');
  }
  const [found, known] = await Promise.all([readClusters(clusters), readClusters(truth)]);
  const missing = [...known.keys()].filter((record) => !found.has(record)).length;
  if (missing > 0) throw new Error(`${clusters} lacks ${missing} of the records of ${truth}.`);
  const score = pairwiseScore(found, known);
  const rows: [string, string][] = [
    ['records', String(score.records)],
    ['pairs in truth', String(score.truePairs)],
    ['pairs found', String(score.foundPairs)],
    ['right', String(score.agreed)],
    ['wrong', String(score.foundPairs - score.agreed)],
    ['missed', String(score.truePairs - score.agreed)],
    ['precision', score.precision.toFixed(5)],
    ['recall', score.recall.toFixed(5)],
    ['F1', score.f1.toFixed(5)],
  ];
  console.log(rows.map(([name, value]) => `${name.padEnd(16)}${value.padStart(10)}`).join('\n'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
