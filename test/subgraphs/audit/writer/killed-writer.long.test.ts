import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildProcesses } from '../../../scripts/deploy/hub-process.ts';
import { server } from '../../../test-stores.ts';
import { killWriter } from './kill-writer.ts';

/** How often the writer is killed, and after how many milliseconds under load at most. */
const KILLS = 50;
const LONGEST = 900;

(server.present ? describe : describe.skip)('a writer that is killed at random moments', () => {
  beforeAll(buildProcesses);

  test(`loses no entry that it acknowledged, writes none twice, and leaves a whole trail, ${KILLS} times over`, async () => {
    const moments = Array.from({ length: KILLS }, () => Math.floor(Math.random() * LONGEST));
    process.stdout.write(`killed after (ms): ${moments.join(' ')}\n`);
    const { delivered, ...trail } = await killWriter(await server.open(), moments);
    expect(delivered).toBeGreaterThan(moments.length);
    // What was delivered is what is there, each once.
    expect(trail).toEqual({ findings: [], checked: delivered, stored: delivered, lost: 0, twice: 0 });
  }, 1_200_000);
});
