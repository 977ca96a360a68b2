import { createServer, type Server, type ServerResponse } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fileContent, webFeed } from '../../../scripts/hub/feed-source.ts';
import { FeedProblem } from '../../../subgraphs/service-directory/open-referral/import/feed-problem.ts';

describe('a feed on the web', () => {
  let server: Server;
  let answer: (response: ServerResponse) => void;
  let asked: string[] = [];
  let root: string;

  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => {
      asked.push(url);
      answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test.each(['', '/'])('is asked below its root, with a stroke at its end or without', async (end) => {
    asked = [];
    answer = (response) => void response.end('{"é":[1]}');
    await expect(webFeed(root + end).get('services?page=1')).resolves.toEqual({ é: [1] });
    expect(asked).toEqual(['/api/services?page=1']);
  });

  test('has nothing where it answers 404', async () => {
    answer = (response) => void response.writeHead(404).end('{}');
    await expect(webFeed(root).get('taxonomies')).resolves.toBeNull();
  });

  test.each<[string, string, typeof answer]>([
    [
      'answers with a failure',
      'services answers with status 500.',
      (response) => void response.writeHead(500).end('{}'),
    ],
    ['is no UTF-8', 'services is not UTF-8.', (response) => void response.end(Buffer.from([0x22, 0xff, 0x22]))],
    ['is no JSON', 'services is not JSON.', (response) => void response.end('<html>')],
    [
      'hangs up',
      'services does not come to its end.',
      (response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{');
        setImmediate(() => response.destroy());
      },
    ],
    [
      'never ends',
      'services is larger than 33554432 bytes.',
      (response) => {
        const part = Buffer.alloc(1 << 20, 32);
        const more = () => {
          while (!response.destroyed && response.write(part));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      },
    ],
  ])('that %s is refused, in words', async (_what, message, given) => {
    answer = given;
    await expect(webFeed(root).get('services')).rejects.toEqual(new FeedProblem(message));
  });

  test('that is not there is refused, in words', async () => {
    await expect(webFeed('http://127.0.0.1:9').get('services')).rejects.toEqual(
      new FeedProblem('services does not answer.'),
    );
  });
});

test('a file has to be JSON in UTF-8', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'feed-'));
  const path = join(folder, 'feed.json');
  await writeFile(path, '[1]');
  await expect(fileContent(path)).resolves.toEqual([1]);
  await writeFile(path, Buffer.from([0x22, 0xff, 0x22]));
  await expect(fileContent(path)).rejects.toEqual(new FeedProblem('The file is not UTF-8.'));
  await rm(folder, { recursive: true });
});
