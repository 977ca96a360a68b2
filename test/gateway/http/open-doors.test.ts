import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import Fastify from 'fastify';
import { openDoors } from '../../../gateway/http/open-doors.ts';
import { until } from '../../until.ts';

const HOST = '127.0.0.1';

test('a port takes many connections at once, all for one application, and no second application', async () => {
  const app = Fastify();
  app.get('/', async () => 'here');
  const doors = await openDoors(app, 0, HOST);
  const answers = Array.from({ length: 100 }, async () => {
    const answer = await fetch(doors.url, { headers: { connection: 'close' } });
    return answer.text();
  });
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['here']));
  await expect(openDoors(Fastify(), doors.port, HOST)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await Promise.all([app.close(), doors.close()]);
  // The system may still be about to close the last of them: it resets whoever comes then.
  await until(async () => (await connecting(doors.port)) === 'ECONNREFUSED');
});

function connecting(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, HOST, () => resolve('connected'));
    socket.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code)).once('connect', () => socket.destroy());
  });
}
