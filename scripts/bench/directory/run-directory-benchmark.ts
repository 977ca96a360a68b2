import { progressBar } from '../../hub/progress-bar.ts';
import { aligned } from '../aligned.ts';
import { makeScratchDatabase } from '../scratch-database.ts';
import { cachedRatio } from './cached-ratio.ts';
import { searchFigures, type SearchFigures } from './search-figures.ts';

const SIZES = [2_000, 200_000];
const QUICK_SIZES = [2_000, 20_000];

/**
 * Measures the directory: searches of 2,000 and of 200,000 generated services, and an answer from memory. With `--quick`
 * 20,000 services are the most.
 * @returns the report
 */
export async function runDirectoryBenchmark(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const figures: SearchFigures[] = [];
  let cached = null;
  let description = '';
  for (const services of words.includes('--quick') ? QUICK_SIZES : SIZES) {
    const scratch = await makeScratchDatabase(environment);
    description = scratch.description;
    const bar = progressBar(`Filling a directory of ${services}`);
    try {
      figures.push(await searchFigures(scratch, services, bar.update));
      bar.stop();
      if (figures.length === 2) {
        const rounds = progressBar('Answers from memory');
        cached = await cachedRatio(scratch.url, rounds.update);
        rounds.stop();
      }
    } finally {
      bar.stop();
      await scratch.drop();
    }
  }
  const [small, large] = figures;
  if (small === undefined || large === undefined || cached === null) throw new Error('nothing was measured');
  return [
    `services(near, within 5 km, text), uncached, 16 at once over 3 connections, by the subgraph itself, signature and all; ${description}`,
    aligned([
      ['services', 'median', 'p99', 'found'],
      ...figures.map((one) => [String(one.services), ms(one.median), ms(one.p99), one.found.toFixed(1)]),
    ]),
    `Growth from ${small.services} to ${large.services}: ${(large.median / small.median).toFixed(2)} of the median, ${(large.p99 / small.p99).toFixed(2)} of the p99.`,
    `A GET from memory: ${cached.directory.toFixed(0)} a second, a bare Node server ${cached.bare.toFixed(0)}: ratio ${cached.ratio.toFixed(2)}.`,
  ].join('\n\n');
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}
