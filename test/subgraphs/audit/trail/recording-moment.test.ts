import { expect, test } from '@jest/globals';
import { recordingMoment } from '../../../../subgraphs/audit/trail/recording-moment.ts';

const at = (moment: string) => Date.parse(moment);

test.each([
  ['now, where nothing is there', '', '2026-03-01T09:30:00.000000Z'],
  ['now, where all else is earlier', '2026-03-01T09:29:59.999999Z', '2026-03-01T09:30:00.000000Z'],
  ['the last moment, where the clock was set back', '2026-03-01T10:00:00.000000Z', '2026-03-01T10:00:00.000000Z'],
  ['now, where the clock was far ahead', '2026-03-01T10:30:00.000000Z', '2026-03-01T09:30:00.000000Z'],
])('entries are recorded at %s', (_what, last, recorded) => {
  expect(recordingMoment(at('2026-03-01T09:30:00Z'), last)).toBe(recorded);
});
