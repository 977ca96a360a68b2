import { expect, test } from '@jest/globals';
import { publicJson } from '../../../subgraphs/service-directory/public/public-answer.ts';
import { rememberAnswers } from '../../../subgraphs/service-directory/public/remember-answers.ts';

/** A handler that counts, and a clock that goes on when it is told to. */
function remembered(body = (count: number): unknown => count, status = 200) {
  const state = { asked: 0, now: 0 };
  const handle = rememberAnswers(
    async (request) => publicJson(status, body(++state.asked), request),
    () => state.now,
  );
  const get = async (target: string, ifNoneMatch?: string) => handle({ target, ifNoneMatch });
  return { state, get };
}

test('an answer is given again for ten seconds, and without its content to who has it', async () => {
  const { state, get } = remembered();
  const first = await get('/a');
  expect(await get('/a')).toEqual(first);
  const known = await get('/a', first.headers['etag']);
  expect([known.status, known.body.length, known.headers['etag']]).toEqual([304, 0, first.headers['etag']]);
  state.now = 10_000;
  expect([(await get('/a')).body.toString(), state.asked]).toEqual(['2', 2]);
});

test('questions at the same moment are one', async () => {
  const { state, get } = remembered();
  const answers = await Promise.all([get('/a'), get('/a'), get('/a', '"other"')]);
  expect([new Set(answers.map(({ body }) => body.toString())).size, state.asked]).toEqual([1, 1]);
});

test('an answer is being made until the last of those who wait for it has gone', async () => {
  const signals: AbortSignal[] = [];
  const handle = rememberAnswers(
    (request) => {
      if (request.signal !== undefined) signals.push(request.signal);
      return new Promise(() => undefined);
    },
    () => 0,
  );
  const [one, other] = [new AbortController(), new AbortController()];
  for (const { signal } of [one, other]) void handle({ target: '/a', ifNoneMatch: undefined, signal });
  one.abort();
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  other.abort();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test('refusals are not kept', async () => {
  const { state, get } = remembered(() => ({}), 404);
  await get('/a');
  await get('/a');
  expect(state.asked).toBe(2);
});

test('there is an end to what is kept: the oldest goes first', async () => {
  const { state, get } = remembered((count) => `${count} ${'x'.repeat(3 << 20)}`);
  for (const target of ['/1', '/2', '/3', '/4', '/5', '/6']) await get(target);
  await get('/6');
  expect(state.asked).toBe(6);
  await get('/1');
  expect(state.asked).toBe(7);
});
