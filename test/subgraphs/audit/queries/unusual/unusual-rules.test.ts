import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { median, spread } from '../../../../../subgraphs/audit/queries/unusual/robust.ts';
import { highVolume } from '../../../../../subgraphs/audit/queries/unusual/rules/high-volume.ts';
import { manyUnits } from '../../../../../subgraphs/audit/queries/unusual/rules/many-units.ts';
import { noInvolvement } from '../../../../../subgraphs/audit/queries/unusual/rules/no-involvement.ts';
import { outOfHours } from '../../../../../subgraphs/audit/queries/unusual/rules/out-of-hours.ts';
import { ownSurname } from '../../../../../subgraphs/audit/queries/unusual/rules/own-surname.ts';
import type { SeenAccess } from '../../../../../subgraphs/audit/queries/unusual/seen-access.ts';
import { findUnusual, UNUSUAL_RULES } from '../../../../../subgraphs/audit/queries/unusual/unusual-rules.ts';

const LAST_DAY = '2026-03-31';
let places = 0;

/** A social worker’s ordinary look at a child of the team’s own, on a Monday morning. */
function seen(change: Partial<SeenAccess> = {}): SeenAccess {
  return {
    seq: `${++places}`,
    day: '2026-03-02',
    time: '10:00',
    actorId: 'worker-1',
    agency: 'SOCIAL_CARE',
    unit: 'north-team',
    role: 'SOCIAL_WORKER',
    purpose: 'SERVICE',
    childId: 'ash',
    wasTold: true,
    isUnitInvolved: true,
    isSameSurname: false,
    ...change,
  };
}

test('what is ordinary is not unusual', () => {
  expect(findUnusual([seen(), seen({ time: '19:59' }), seen({ time: '07:00' })], LAST_DAY)).toEqual([]);
});

test('each rule has a name of its own, and an explanation in a sentence', () => {
  expect(new Set(UNUSUAL_RULES.map(({ name }) => name)).size).toBe(UNUSUAL_RULES.length);
  for (const { explanation } of UNUSUAL_RULES) expect(explanation).toMatch(/^[A-Z0-9].{60,}\.$/s);
});

test('an access that several rules find is told once, with all of them, and the newest comes first', () => {
  const early = seen({ time: '03:00', isSameSurname: true });
  const late = seen({ time: '23:00' });
  const told = findUnusual([early, late], LAST_DAY).map(({ access, findings }) => [
    access,
    findings.map(({ rule }) => rule.name),
  ]);
  expect(told).toEqual([
    [late, ['OUT_OF_HOURS']],
    [early, ['OWN_SURNAME', 'OUT_OF_HOURS']],
  ]);
});

test('one’s own surname is told where both are known to be the same', () => {
  const own = seen({ isSameSurname: true });
  const found = ownSurname.find([seen(), own, seen({ isSameSurname: null })], LAST_DAY);
  expect(found.map(({ access }) => access)).toEqual([own]);
});

describe('no involvement', () => {
  const stranger = { isUnitInvolved: false } as const;
  const found = (accesses: readonly SeenAccess[], lastDay = LAST_DAY) =>
    noInvolvement.find(accesses, lastDay).map(({ access }) => access);

  test('is told of the last access of a unit that was told something, was not involved and did not come back', () => {
    const [first, last] = [seen(stranger), seen({ ...stranger, time: '11:00', actorId: 'worker-2' })];
    expect(found([first, last])).toEqual([last]);
  });

  test('is not told where the unit was involved before or after, or looked again on another day', () => {
    expect(found([seen(stranger), seen({ day: '2026-03-09' })])).toEqual([]);
    expect(found([seen(), seen({ ...stranger, day: '2026-03-09' })])).toEqual([]);
    expect(found([seen(stranger), seen({ ...stranger, day: '2026-03-03' })])).toEqual([]);
  });

  test('is not told where nothing was told, where it is not known, or before anything could have followed', () => {
    expect(found([seen({ ...stranger, wasTold: false })])).toEqual([]);
    expect(found([seen({ isUnitInvolved: null })])).toEqual([]);
    expect(found([seen(stranger)], '2026-03-08')).toEqual([]);
    expect(found([seen(stranger)], '2026-03-09')).toHaveLength(1);
  });

  test('another unit’s involvement, or with another child, does not count', () => {
    expect(found([seen(stranger), seen({ unit: 'south-team' }), seen({ childId: 'elm' })])).toHaveLength(1);
    expect(found([seen(stranger), seen({ agency: 'HEALTH' })])).toHaveLength(1);
  });
});

describe('out of hours', () => {
  const isFound = (change: Partial<SeenAccess>) => outOfHours.find([seen(change)], LAST_DAY).length === 1;

  test.each([
    ['before seven', { time: '06:59' }],
    ['from eight in the evening on', { time: '20:00' }],
    ['on a Saturday', { day: '2026-03-07' }],
    ['on Good Friday', { day: '2026-04-03' }],
  ])('is told %s', (_when, change) => {
    expect(isFound(change)).toBe(true);
  });

  test.each([
    ['of those who work round the clock', { role: 'HEALTH_UNSCHEDULED', time: '03:00' }],
    ['of an emergency', { purpose: 'EMERGENCY', time: '03:00' }],
  ])('is not told %s', (_whom, change) => {
    expect(isFound(change)).toBe(false);
  });
});

describe('volume', () => {
  /** One person’s day of work with so many children. */
  const day = (children: number, change: Partial<SeenAccess> = {}) =>
    Array.from({ length: children }, (_, child) => seen({ childId: `child-${child}`, ...change }));
  const usual = ['02', '03', '04', '05', '06'].flatMap((date) => day(4, { day: `2026-03-${date}` }));

  test('is told of a day far above the norm of the unit, once, at its last access', () => {
    const busy = day(30, { day: '2026-03-09', actorId: 'worker-2' });
    const found = highVolume.find([...usual, ...busy], LAST_DAY);
    expect(found).toEqual([{ access: busy.at(-1), why: '30 children on 2026-03-09; in this unit the median is 4.' }]);
  });

  test('is not told of a day of ten children, of looking at one child often, or where there is no norm yet', () => {
    expect(highVolume.find([...usual, ...day(10, { day: '2026-03-09' })], LAST_DAY)).toEqual([]);
    const often = Array.from({ length: 50 }, () => seen({ day: '2026-03-09' }));
    expect(highVolume.find([...usual, ...often], LAST_DAY)).toEqual([]);
    expect(highVolume.find(day(30), LAST_DAY)).toEqual([]);
  });

  test('is the unit’s own: where everybody has thirty children a day, thirty are not unusual', () => {
    const allBusy = usual.flatMap((access) => day(30, { ...access, unit: 'index-team' }));
    expect(highVolume.find([...usual, ...allBusy], LAST_DAY)).toEqual([]);
  });
});

test('many units are told of once where five look at one child on one day, and not of four, or on two days', () => {
  const units = (many: number, change: Partial<SeenAccess> = {}) =>
    Array.from({ length: many }, (_, place) => seen({ unit: `team-${place}`, ...change }));
  const five = units(5);
  expect(manyUnits.find(five, LAST_DAY)).toEqual([
    { access: five.at(-1), why: '5 units looked at the child on 2026-03-02.' },
  ]);
  expect(manyUnits.find([...units(4), ...units(4)], LAST_DAY)).toEqual([]);
  expect(manyUnits.find([...units(4), seen({ unit: 'team-9', day: '2026-03-03' })], LAST_DAY)).toEqual([]);
  expect(manyUnits.find([...units(4), seen({ unit: 'team-9', childId: 'elm' })], LAST_DAY)).toEqual([]);
});

describe('median and spread', () => {
  test('are those of the textbook', () => {
    expect([median([]), median([3]), median([4, 1, 3]), median([1, 2, 3, 10])]).toEqual([0, 3, 3, 2.5]);
    expect(spread([1, 1, 2, 2, 4, 6, 9])).toBeCloseTo(1.4826);
  });

  test('do not move by more than the middle when one number grows beyond all bounds', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 50 });
    fc.assert(
      fc.property(numbers, (given) => {
        const sorted = given.toSorted((one, other) => one - other);
        const moved = median([...sorted.slice(0, -1), 1_000_000]);
        expect(moved).toBeGreaterThanOrEqual(median(sorted));
        expect(moved).toBeLessThanOrEqual(sorted.at(-1) ?? 0);
      }),
    );
  });
});
