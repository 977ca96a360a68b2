import { describe, expect, test } from '@jest/globals';
import { createClient } from 'redis';
import { checkStanding } from '../../../gateway/identity/check-standing.ts';
import { redisStandingRegister } from '../../../gateway/identity/redis-standing-register.ts';
import { redisConnection, type RedisConnection } from '../../../gateway/redis-connection.ts';
import { memoryStandingRegister, type StandingRegister } from '../../../gateway/identity/standing-register.ts';
import type { Actor, Standing } from '../../../schema/contract/actor.ts';
import { until } from '../../until.ts';
import { ACTOR } from '../harness.ts';

const actorOf = (standing: Standing): Actor => ({ id: 'actor-1', ...ACTOR, standing });
const listed = (standing: Standing) => memoryStandingRegister(new Map([['actor-1', standing]]));

describe('standing', () => {
  test('is that of the token where the register does not list the actor', async () => {
    await expect(checkStanding(actorOf('VALID'), memoryStandingRegister())).resolves.toBeUndefined();
    await expect(checkStanding(actorOf('SUSPENDED'), memoryStandingRegister())).rejects.toMatchObject({
      code: 'FORBIDDEN',
      detail: 'STANDING',
    });
  });

  test('is that of the register where it does, either way', async () => {
    await expect(checkStanding(actorOf('VALID'), listed('DBS_EXPIRED'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(checkStanding(actorOf('TRAINING_LAPSED'), listed('VALID'))).resolves.toBeUndefined();
  });

  test.each<[string, StandingRegister]>([
    ['fails', { standingOf: () => Promise.reject(new Error('down')) }],
    ['hangs', { standingOf: () => new Promise(() => undefined) }],
  ])('stops everyone, and soon, while the register %s', async (_, register) => {
    const started = Date.now();
    await expect(checkStanding(actorOf('VALID'), register)).rejects.toMatchObject({ code: 'OVERLOADED' });
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  test('cannot be had from a Redis that is not there, and that is an answer at once', async () => {
    let connection: RedisConnection | undefined;
    await new Promise((failed) => (connection = redisConnection('redis://127.0.0.1:1', failed)));
    const register = redisStandingRegister(connection!);
    await expect(checkStanding(actorOf('VALID'), register)).rejects.toMatchObject({ code: 'OVERLOADED' });
    await connection!.close();
  });
});

const REDIS = process.env['TEST_REDIS_URL'];
const withRedis = REDIS === undefined ? describe.skip : describe;

withRedis('standing on a register in Redis', () => {
  test('is read from the key of the actor, and an unknown word counts as a suspension', async () => {
    const url = REDIS ?? '';
    const client = await createClient({ url }).connect();
    const connection = redisConnection(url, () => undefined);
    const register = redisStandingRegister(connection);
    await client.set('standing:listed-actor', 'AGREEMENT_MISSING');
    await client.set('standing:odd-actor', 'ON_HOLIDAY');
    await connected(register);
    expect(await register.standingOf('listed-actor')).toBe('AGREEMENT_MISSING');
    expect(await register.standingOf('odd-actor')).toBe('SUSPENDED');
    expect(await register.standingOf('actor-of-whom-nothing-is-known')).toBeNull();
    await client.del(['standing:listed-actor', 'standing:odd-actor']);
    await Promise.all([client.close(), connection.close()]);
  });
});

/** The register connects in its own time, and refuses until then. */
async function connected(register: StandingRegister): Promise<void> {
  await until(() =>
    register.standingOf('anyone').then(
      () => true,
      () => false,
    ),
  );
}
