import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { securityLog } from '../../../../subgraphs/kernel/guard/security-log.ts';
import { createLogger } from '../../../../subgraphs/kernel/server/logger.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): {
  text: string;
  entry: Record<string, unknown>;
} {
  let text = '';
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  write(createLogger('education', 'info', destination));
  return { text, entry: JSON.parse(text) as Record<string, unknown> };
}

describe('the operational log', () => {
  test('tells of an error its class, its code and where it was, and not what it says', () => {
    const cause = new Error('value "Wren Example" violates a constraint');
    const error = Object.assign(new TypeError('no such child: Wren Example', { cause }), {
      code: '23505',
      detail: 'Wren',
    });
    const { text, entry } = logged((logger) => logger.error({ err: error }, 'request failed'));
    expect(text).not.toContain('Wren');
    expect(entry['err']).toMatchObject({
      type: 'TypeError',
      code: '23505',
      frames: expect.arrayContaining([expect.stringMatching(/^\s+at /)]),
      cause: { type: 'Error' },
    });
  });

  test('tells of something thrown that is no error nothing but its type', () => {
    const { text, entry } = logged((logger) => logger.error({ err: 'Wren Example' }, 'request failed'));
    expect(text).not.toContain('Wren');
    expect(entry['err']).toEqual({ type: 'string' });
  });

  test('has one line for each security event, marked as one', () => {
    const requestId = '6f1c1a52-6ad1-4e0e-9a63-1f9a7c1c2f10';
    const { entry } = logged((logger) =>
      securityLog(logger).record({ fault: 'REPLAYED', requestId, peer: '10.0.0.9', context: null }),
    );
    expect(entry).toMatchObject({ level: 40, name: 'education', msg: 'security', security: 'REPLAYED', requestId });
  });
});
