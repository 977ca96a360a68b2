import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_POPULATION, demoPopulation } from '../demo/population.ts';
import { seedDemo } from '../demo/seed.ts';
import { progressBar } from './progress-bar.ts';
import type { RunningSubgraphs } from './start-subgraphs.ts';

/**
 * Loads the demo data into a data folder that does not have it yet. Stopped half-way, it goes on at the next start: what
 * was loaded stays as it is.
 */
export async function loadDemoOnce(dataDir: string, subgraphs: RunningSubgraphs, today: string): Promise<void> {
  const marker = join(dataDir, 'demo-loaded.json');
  const loaded = await access(marker).then(
    () => true,
    () => false,
  );
  if (loaded) return;
  const bar = progressBar('Loading demo data');
  try {
    const population = demoPopulation({ ...DEMO_POPULATION, today });
    await seedDemo(population, (receiver) => subgraphs.line('operator', receiver), bar.update);
  } finally {
    bar.stop();
  }
  await writeFile(marker, JSON.stringify({ ...DEMO_POPULATION, today }));
}
