import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { expect, test } from '@jest/globals';
import { startProblem } from '../../../scripts/hub/start-problem.ts';

/** What listening there fails with. */
async function failure(port: number, host: string): Promise<unknown> {
  const server = createServer().listen(port, host);
  const [error] = (await once(server, 'error')) as [unknown];
  return error;
}

test('a port that is in use is said to be, with what to do', async () => {
  const taken: Server = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  expect(startProblem(await failure(port, '127.0.0.1'))).toBe(
    `Port ${port} is in use by another program. Stop that program, or set PORT to another port.`,
  );
  taken.close();
});

test('an address of another machine, and a folder that cannot be made, are said to be what is wrong', async () => {
  expect(startProblem(await failure(0, '192.0.2.1'))).toBe('HOST has to be an address of this machine.');
  const made = await mkdir('/dev/null/folder', { recursive: true }).catch((error: unknown) => error);
  expect(startProblem(made)).toMatch(/^\/dev\/null\S* cannot be used: ENOTDIR/);
});

test('what says itself what is wrong is left as it is', () => {
  expect(startProblem(new Error('PORT has to be a port number'))).toBe('PORT has to be a port number');
});

test('a Node that is too old is said to be, and not what it could not do', () => {
  const error = new TypeError('Promise.withResolvers is not a function');
  expect(startProblem(error, '20.20.2')).toBe(
    'This needs Node 24 or newer, and runs on 20.20.2. Start it by npm, which has the right one: npm start.',
  );
  expect(startProblem(error, '24.21.0')).toBe(error.message);
});
