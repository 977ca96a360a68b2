import { SUBGRAPHS, type SubgraphName } from '../../schema/contract/agency.ts';
import type { ServiceLine } from '../../schema/wire/call-service.ts';
import { demoPopulation, DEMO_POPULATION } from '../demo/population.ts';
import { seedDemo } from '../demo/seed.ts';
import { progressBar } from '../hub/progress-bar.ts';
import type { PartSettings } from './part-protocol.ts';
import { lineTo } from './parts/line-to.ts';

/** The day on which the population is as it is: the same in every run. */
const TODAY = '2025-03-03';

/**
 * Loads a population through the agencies' own doors.
 * @returns how many children it has
 * @throws the signal's reason, when it is stopped
 */
export async function loadPopulation(settings: PartSettings, families: number, signal: AbortSignal): Promise<number> {
  const population = demoPopulation({ ...DEMO_POPULATION, families, today: TODAY });
  const opened = SUBGRAPHS.map((name) => ({ name, ...lineTo(name, 'operator', settings) }));
  const lines = Object.fromEntries(opened.map(({ name, line }) => [name, line])) as Record<SubgraphName, ServiceLine>;
  const bar = progressBar('Loading children');
  const progress = (done: number, total: number) => {
    signal.throwIfAborted();
    bar.update(done, total);
  };
  try {
    await seedDemo(population, (receiver) => lines[receiver], progress);
    return population.length;
  } finally {
    bar.stop();
    for (const { close } of opened) await close();
  }
}
