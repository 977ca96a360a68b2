import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { answerLines } from '../../../scripts/decide/answer-lines.ts';

const VECTOR = {
  actor: {
    id: 'a',
    agency: 'EDUCATION',
    unit: 'hill',
    role: 'PRACTITIONER',
    purposes: ['SERVICE'],
    accreditation: 'VALID',
  },
  purpose: 'SERVICE',
  child: {},
  item: { category: 'INV_UNIVERSAL', agency: 'HEALTH', unit: 'practice' },
  context: { reason: 'visit', relationship: true },
  now: '2026-11-20',
};

async function answersTo(lines: readonly string[]): Promise<{ allRead: boolean; answers: unknown[] }> {
  const output = new PassThrough();
  const [allRead, written] = await Promise.all([
    answerLines(Readable.from([lines.join('\n')]), output).finally(() => output.end()),
    text(output),
  ]);
  const answers = written.split('\n').filter((line) => line !== '');
  return { allRead, answers: answers.map((line) => JSON.parse(line) as unknown) };
}

test('each line is answered in its place, and empty ones are passed over', async () => {
  const stranger = { ...VECTOR, context: { reason: 'visit' } };
  const { allRead, answers } = await answersTo([JSON.stringify(VECTOR), '', JSON.stringify(stranger)]);
  expect(allRead).toBe(true);
  expect(answers).toEqual([
    { rule: 'UNI-1', effect: 'RELEASE' },
    { rule: 'REL-1', effect: 'HIDE' },
  ]);
});

test('a line that cannot be read is named without a word of it, and the others are answered', async () => {
  const { allRead, answers } = await answersTo([
    '{ "secret',
    JSON.stringify({ actor: 'secret' }),
    JSON.stringify(VECTOR),
  ]);
  expect(allRead).toBe(false);
  expect(answers).toEqual([
    { error: 'line 1: is not JSON' },
    { error: expect.stringMatching(/^line 2: actor/) },
    { rule: 'UNI-1', effect: 'RELEASE' },
  ]);
  expect(JSON.stringify(answers)).not.toContain('secret');
});

test('more lines than are written at once keep their order', async () => {
  const lines = Array.from({ length: 2_500 }, (_, place) =>
    JSON.stringify({ ...VECTOR, context: { reason: 'visit', relationship: place % 2 === 0 } }),
  );
  const { answers } = await answersTo(lines);
  expect(answers).toHaveLength(2_500);
  expect(
    answers.every((answer, place) => (answer as { rule: string }).rule === (place % 2 === 0 ? 'UNI-1' : 'REL-1')),
  ).toBe(true);
});
