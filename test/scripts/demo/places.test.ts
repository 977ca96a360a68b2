import { describe, expect, test } from '@jest/globals';
import { LOCALITIES, localityNumbered } from '../../../scripts/demo/places.ts';

describe('the localities of Oxfordshire', () => {
  test('are twenty-two, numbered in order: eight North, four City, ten South', () => {
    expect(LOCALITIES.map((locality) => locality.number)).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
    const inArea = (area: string): number => LOCALITIES.filter((locality) => locality.area === area).length;
    expect([inArea('North'), inArea('City'), inArea('South')]).toEqual([8, 4, 10]);
  });

  test('lie in five districts as the report counts them', () => {
    const districts = LOCALITIES.map((locality) => locality.district);
    const counts = new Map(
      districts.map((district) => [district, districts.filter((each) => each === district).length]),
    );
    expect(Object.fromEntries(counts)).toEqual({
      'Oxford City': 4,
      Cherwell: 4,
      'West Oxfordshire': 4,
      Vale: 4,
      South: 6,
    });
  });

  test('have the report’s 292 schools, its 32 named secondary schools and its 25 centres that are open', () => {
    const schools = LOCALITIES.flatMap((locality) => locality.schoolCounts);
    expect(schools.reduce((sum, count) => sum + count, 0)).toBe(292);
    expect(new Set(LOCALITIES.flatMap((locality) => locality.secondarySchools)).size).toBe(32);
    const centres = LOCALITIES.flatMap((locality) => locality.childrensCentres);
    expect(centres.filter((centre) => !centre.nextPhase)).toHaveLength(25);
  });

  test('are found by number, and a number out of range is an error', () => {
    expect(localityNumbered(6).secondarySchools).toContain('Banbury School');
    expect(() => localityNumbered(0)).toThrow(RangeError);
    expect(() => localityNumbered(23)).toThrow(RangeError);
  });
});
