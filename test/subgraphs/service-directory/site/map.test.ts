import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { letteredPlaces } from '../../../../subgraphs/service-directory/site/map/lettered-places.ts';
import { metresBetween, nearPlaces } from '../../../../subgraphs/service-directory/site/map/near-places.ts';
import { labelBox, placeLabels } from '../../../../subgraphs/service-directory/site/map/place-labels.ts';
import { projectionOf } from '../../../../subgraphs/service-directory/site/map/projection.ts';

const DIDCOT = { latitude: 51.61, longitude: -1.24 };
const BANBURY = { latitude: 52.06, longitude: -1.34 };
const points = fc.record({
  latitude: fc.double({ min: 49.9, max: 60.8, noNaN: true }),
  longitude: fc.double({ min: -7.5, max: 1.7, noNaN: true }),
});

describe('the projection', () => {
  test('has every point inside the drawing, north up and east to the right', () => {
    fc.assert(
      fc.property(fc.array(points, { minLength: 1, maxLength: 30 }), (shown) => {
        const { width, height, project } = projectionOf(shown, 640, [320, 560], 34);
        expect([width, height >= 320 && height <= 560]).toEqual([640, true]);
        for (const point of shown) {
          const { x, y } = project(point);
          expect(x >= 33.9 && x <= 606.1 && y >= 33.9 && y <= height - 33.9).toBe(true);
        }
      }),
    );
    const { project } = projectionOf([DIDCOT, BANBURY], 640, [320, 560], 34);
    expect(project(BANBURY).y).toBeLessThan(project(DIDCOT).y);
    expect(project(BANBURY).x).toBeLessThan(project(DIDCOT).x);
  });

  test('keeps distances, to a hundredth within a county', () => {
    const { project, unitsPerMetre } = projectionOf([DIDCOT, BANBURY], 640, [320, 560], 34);
    const [from, to] = [project(DIDCOT), project(BANBURY)];
    const drawn = Math.hypot(to.x - from.x, to.y - from.y) / unitsPerMetre;
    expect(Math.abs(drawn / metresBetween(DIDCOT, BANBURY) - 1)).toBeLessThan(0.01);
  });

  test('shows something round a single point', () => {
    const { project, unitsPerMetre, width, height } = projectionOf([DIDCOT], 640, [320, 560], 34);
    expect(project(DIDCOT)).toEqual({ x: width / 2, y: height / 2 });
    expect(width / unitsPerMetre).toBeGreaterThan(16_000);
  });
});

describe('places of a list', () => {
  test('have one letter each, however many services are there, and end with Z', () => {
    const at = (latitude: number, name: string) => ({ latitude, longitude: -1, name });
    expect(
      letteredPlaces([[at(51, 'Library'), at(52, 'Hall')], [], [at(51.00001, 'Library'), at(51, 'Library')]]),
    ).toEqual([
      { ...at(51, 'Library'), letter: 'A', services: [1, 3] },
      { ...at(52, 'Hall'), letter: 'B', services: [1] },
    ]);
    const many = letteredPlaces([Array.from({ length: 100 }, (_, number) => at(number / 2, 'Room'))]);
    expect([many.length, many.at(-1)?.letter]).toEqual([26, 'Z']);
  });

  test('near something are those within reach, the nearest first', () => {
    const nowhere = { latitude: null, longitude: null };
    const near = { latitude: 51.62, longitude: -1.24 };
    expect(nearPlaces([BANBURY, nowhere, DIDCOT, near], { ...near, metres: 2_000 })).toEqual([near, DIDCOT]);
    expect(Math.round(metresBetween(DIDCOT, near))).toBe(1_112);
    expect(metresBetween({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 0 })).toBeCloseTo(20_015_115, -1);
  });
});

test('labels lie on nothing else and inside the drawing', () => {
  const drawing = { width: 400, height: 300 };
  const labelled = fc.record({
    x: fc.integer({ min: 10, max: 390 }),
    y: fc.integer({ min: 10, max: 290 }),
    text: fc.string({ minLength: 1, maxLength: 30 }),
  });
  const taken = [{ left: 0, top: 250, right: 150, bottom: 300 }];
  fc.assert(
    fc.property(fc.array(labelled, { maxLength: 25 }), (given) => {
      const boxes = [...taken, ...placeLabels(given, taken, drawing).map(labelBox)];
      for (const [at, box] of boxes.entries()) {
        expect(box.left >= 0 && box.right <= 400 && box.top >= 0 && box.bottom <= 300).toBe(true);
        for (const other of boxes.slice(at + 1)) {
          const apart =
            box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top;
          expect(apart).toBe(true);
        }
      }
    }),
  );
  expect(placeLabels([{ x: 50, y: 50, text: 'Didcot' }], [], drawing)).toEqual([
    { x: 59, y: 54, text: 'Didcot', anchor: 'start' },
  ]);
});
