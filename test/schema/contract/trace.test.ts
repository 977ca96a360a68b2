import { describe, expect, test } from '@jest/globals';
import { continueTrace, traceIdOf, TRACEPARENT } from '../../../schema/contract/trace.ts';

const ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

describe('a trace', () => {
  test.each([
    ['of this version', `00-${ID}-${PARENT}-01`, '01'],
    ['that is not sampled', `00-${ID}-${PARENT}-00`, '00'],
    ['with flags that level 1 does not know', `00-${ID}-${PARENT}-ff`, '01'],
    ['of a later version', `cc-${ID}-${PARENT}-01-what-will-be`, '01'],
    ['of a later version that adds nothing', `01-${ID}-${PARENT}-00`, '00'],
  ])('%s goes on under its id, with a parent of its own', (_what, header, flags) => {
    const next = continueTrace([header]);
    expect(next).toMatch(TRACEPARENT);
    expect(next).toMatch(new RegExp(`^00-${ID}-(?!${PARENT})[0-9a-f]{16}-${flags}$`));
    expect(traceIdOf(next)).toBe(ID);
  });

  test.each([
    ['none', []],
    ['two', [`00-${ID}-${PARENT}-01`, `00-${ID}-${PARENT}-01`]],
    ['an id of zeros', [`00-${'0'.repeat(32)}-${PARENT}-01`]],
    ['a parent of zeros', [`00-${ID}-${'0'.repeat(16)}-01`]],
    ['capital letters', [`00-${ID.toUpperCase()}-${PARENT}-01`]],
    ['the version that there is not', [`ff-${ID}-${PARENT}-01`]],
    ['more than its version has', [`00-${ID}-${PARENT}-01-more`]],
    ['something else before or after it', [` 00-${ID}-${PARENT}-01`]],
    ['a line break', [`00-${ID}-${PARENT}-01\n`]],
    ['an id that is too short', [`00-${ID.slice(1)}-${PARENT}-01`]],
    ['nothing', ['']],
  ])('begins anew for a request that comes with %s', (_what, headers) => {
    const next = continueTrace(headers);
    expect(next).toMatch(TRACEPARENT);
    expect(next).not.toContain(ID);
    expect(continueTrace(headers)).not.toBe(next);
  });
});
