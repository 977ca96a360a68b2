import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildProcesses, STARTING } from '../../../scripts/deploy/hub-process.ts';
import { server } from '../../../test-stores.ts';
import { killWriter } from './kill-writer.ts';

/** Milliseconds under load after which the process is killed, one after the other. */
const KILLS = (process.env['TEST_KILLS'] ?? '130 410 275').split(' ').map(Number);

(server.present ? describe : describe.skip)('a writer that is killed', () => {
  beforeAll(buildProcesses);

  test(
    'loses no entry that it acknowledged, writes none twice, and leaves a whole trail',
    async () => {
      const { delivered, ...trail } = await killWriter(await server.open(), KILLS);
      expect(delivered).toBeGreaterThan(KILLS.length);
      // What was delivered is what is there, each once.
      expect(trail).toEqual({ findings: [], checked: delivered, stored: delivered, lost: 0, twice: 0 });
    },
    STARTING,
  );
});
