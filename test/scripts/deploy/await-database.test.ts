import { describe, expect, test } from '@jest/globals';
import { awaitDatabase } from '../../../scripts/hub/await-database.ts';
import type { DatabaseProblem } from '../../../scripts/hub/database-check.ts';

const AWAY: DatabaseProblem = { code: 'ECONNREFUSED', passing: true };

/** Waits for a database that answers with these one after the other, and with the last of them from then on. */
async function wait(...answers: (DatabaseProblem | null)[]) {
  const told: [number, string][] = [];
  let waited = 0;
  let asked = 0;
  const outcome = await awaitDatabase({
    check: () => Promise.resolve(answers[Math.min(asked++, answers.length - 1)]!),
    onWait: (attempt, { code }) => told.push([attempt, code]),
    pause: async (milliseconds) => {
      waited += milliseconds;
    },
  }).catch((error: unknown) => (error as Error).message);
  return { outcome, told, waited, asked };
}

describe('waiting for a database', () => {
  test('is over at once when it answers', async () => {
    expect(await wait(null)).toEqual({ outcome: undefined, told: [], waited: 0, asked: 1 });
  });

  test('goes on while it is not there yet, and says so each time', async () => {
    const { outcome, told, asked } = await wait(AWAY, { code: '57P03', passing: true }, null);
    expect(outcome).toBeUndefined();
    expect(told).toEqual([
      [1, 'ECONNREFUSED'],
      [2, '57P03'],
    ]);
    expect(asked).toBe(3);
  });

  test('ends after about a minute, with what to look at', async () => {
    const { outcome, waited } = await wait(AWAY);
    expect(outcome).toMatch(/did not answer .*ECONNREFUSED.*host and port in DATABASE_URL/);
    expect(waited).toBeGreaterThanOrEqual(50_000);
    expect(waited).toBeLessThanOrEqual(70_000);
  });

  test('is not begun when the database refuses the user: that does not pass', async () => {
    const { outcome, told, asked } = await wait({ code: '28P01', passing: false });
    expect(outcome).toMatch(/refuses the connection \(28P01\).*user, password and database name in DATABASE_URL/);
    expect({ told, asked }).toEqual({ told: [], asked: 1 });
  });
});
