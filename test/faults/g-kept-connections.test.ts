import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { askOffers, codesOf, mintToken, OFFERS, type Asked } from '../gateway/harness.ts';
import { readRaw } from '../gateway/raw-request.ts';
import { until } from '../until.ts';
import { PATIENT, PATIENT_HTTP, startFaultBench, type FaultBench } from './fault-bench.ts';
import { expectWhole } from './invariants.ts';

let bench: FaultBench;
afterEach(() => bench?.close());

/** A connection on which bytes are sent in pieces, and so many answers to them read, each with the length it says. */
async function keptConnection(port: number): Promise<(pieces: readonly string[], answers: number) => Promise<Asked[]>> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1');
  await once(socket, 'connect');
  return async (pieces, answers) => {
    const read: Asked[] = [];
    let text = '';
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const take = (chunk: string) => {
      text += chunk;
      for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
        const stop = end + 4 + Number(/content-length: (\d+)/i.exec(text)?.[1]);
        if (text.length < stop) return;
        read.push(readRaw(text.slice(0, stop)));
        text = text.slice(stop);
      }
      if (read.length >= answers) resolve();
    };
    socket.on('data', take);
    socket.once('close', reject);
    for (const piece of pieces) {
      socket.write(piece, 'latin1');
      await pause(10);
    }
    await promise;
    socket.off('data', take).off('close', reject);
    expect(read).toHaveLength(answers);
    return read;
  };
}

/** Fills the only place with a request that takes as long as the answer of a subgraph. @returns what makes it free */
async function fill(): Promise<() => Promise<void>> {
  const { promise: held, resolve: free } = Promise.withResolvers<void>();
  bench.subgraph.always = (response, honest) => void held.then(() => response.end(honest));
  const before = bench.subgraph.requests.length;
  const inside = askOffers(bench);
  await until(() => bench.subgraph.requests.length === before + 1);
  return async () => {
    free();
    expectWhole(bench, await inside);
  };
}

const BODY = JSON.stringify({ query: OFFERS, variables: { id: '1' } });

async function requestOf(lengthLines: string, body = BODY): Promise<string> {
  const lines = ['POST /graphql HTTP/1.1', 'Host: localhost', 'Content-Type: application/json', lengthLines];
  const token = `Authorization: Bearer ${await mintToken()}`;
  return `${[...lines, token, 'Access-Purpose: SERVICE', 'Access-Reason: first visit'].join('\r\n')}\r\n\r\n${body}`;
}

test('G01 on a connection that is kept many are turned away one after another, and then served', async () => {
  bench = await startFaultBench({ ...PATIENT, overload: { atOnce: 1, waiting: 0 } }, PATIENT_HTTP);
  const kept = await keptConnection(bench.port);
  const usual = await requestOf(`Content-Length: ${BODY.length}`);
  const ids = new Set<string | null>();
  let inFront = 0; // of node:http, which says on such a connection how long it keeps it
  const expectBusy = async (pieces: readonly string[], answers = 1) => {
    for (const answer of await kept(pieces, answers)) {
      expect([answer.status, codesOf(answer), answer.headers.get('retry-after')]).toEqual([503, ['OVERLOADED'], '1']);
      ids.add(answer.headers.get('x-request-id'));
      inFront += answer.headers.has('keep-alive') ? 0 : 1;
    }
  };
  let free = await fill();
  for (let round = 0; round < 5; round += 1) await expectBusy([usual]);
  await expectBusy([usual.slice(0, 30), usual.slice(30, -9), usual.slice(-9)]);
  for (let round = 0; round < 5; round += 1) await expectBusy([usual]);
  expect([ids.size, inFront]).toEqual([11, 9]); // but for the first and the one in pieces
  const [health] = await kept(['GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n'], 1);
  expect(health?.status).toBe(200);
  await free();
  const [served] = await kept([usual], 1);
  expectWhole(bench, served!);

  free = await fill();
  await expectBusy([usual]);
  expect(inFront).toBe(10);
  await expectBusy([usual + usual], 2); // ahead of answers: from then on it is all node:http's
  await expectBusy([usual]);
  expect(inFront).toBe(10);
  await free();
});

test('G01 what is wrong on such a connection is node:http’s to refuse', async () => {
  bench = await startFaultBench({ ...PATIENT, overload: { atOnce: 1, waiting: 0 } }, PATIENT_HTTP);
  const kept = await keptConnection(bench.port);
  const free = await fill();
  const usual = await requestOf(`Content-Length: ${BODY.length}`);
  for (let round = 0; round < 2; round += 1) {
    const [busy] = await kept([usual], 1);
    expect(busy?.status).toBe(503);
  }
  const [wrong] = await kept([await requestOf(`Content-Length: 3\r\nContent-Length: ${BODY.length}`)], 1);
  expect([wrong?.status, codesOf(wrong!)]).toEqual([400, ['BAD_REQUEST']]);
  await free();
});

test('G01 what is turned away there is turned away whole: a request in its body is none', async () => {
  bench = await startFaultBench({ ...PATIENT, overload: { atOnce: 1, waiting: 0 } }, PATIENT_HTTP);
  const kept = await keptConnection(bench.port);
  const free = await fill();
  const usual = await requestOf(`Content-Length: ${BODY.length}`);
  const nested = await requestOf(`Content-Length: ${usual.length}`, usual);
  const cut = nested.length - usual.length;
  for (const pieces of [[usual], [nested], [nested], [nested.slice(0, cut), nested.slice(cut)], [usual]]) {
    const [busy] = await kept(pieces, 1);
    expect([busy?.status, codesOf(busy!)]).toEqual([503, ['OVERLOADED']]);
  }
  await free();
  const asked = bench.subgraph.requests.length;
  const [served] = await kept([usual], 1);
  expectWhole(bench, served!);
  expect(bench.subgraph.requests).toHaveLength(asked + 1);
});
