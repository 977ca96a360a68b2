import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import Fastify from 'fastify';
import { openDoors } from '../../../gateway/http/open-doors.ts';

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
  const refused = new Promise((resolve) => connect(doors.port, HOST).on('error', resolve));
  expect(await refused).toMatchObject({ code: 'ECONNREFUSED' });
});
