import { beforeEach, describe, expect, test } from '@jest/globals';
import { TrailWatch } from '../../../schema/wire/trail-watch.ts';

describe('the trail', () => {
  let clock: number;
  let watch: TrailWatch;
  beforeEach(() => {
    clock = 5;
    watch = new TrailWatch(() => clock);
  });
  const begin = (entries: number) => {
    for (let entry = 0; entry < entries; entry += 1) watch.begin();
  };
  const fail = (entries: number) => {
    for (let entry = 0; entry < entries; entry += 1) watch.end(false);
  };

  test('answers as long as nobody has waited for long', () => {
    expect(watch.isAnswering).toBe(true);
    begin(2);
    clock += 100;
    expect(watch.isAnswering).toBe(true);
    clock += 1;
    expect(watch.isAnswering).toBe(false);
  });

  test('answers where it is slow, while one entry after the other is answered', () => {
    begin(9);
    for (let entry = 0; entry < 8; entry += 1) {
      clock += 90;
      watch.end(true);
      expect(watch.isAnswering).toBe(true);
    }
    clock += 101;
    expect(watch.isAnswering).toBe(false);
    watch.end(true);
    clock += 1_000;
    expect(watch.isAnswering).toBe(true);
  });

  test('does not answer from its first failure to its next answer, however long nobody asks', () => {
    begin(2);
    fail(1);
    expect(watch.isAnswering).toBe(false);
    clock += 60_000;
    expect(watch.isAnswering).toBe(false);
    watch.end(true);
    expect(watch.isAnswering).toBe(true);
  });

  test('is not waited for from before the first entry that waits', () => {
    begin(1);
    watch.end(true);
    clock += 60_000;
    begin(1);
    expect(watch.isAnswering).toBe(true);
  });

  test('is spared while some wait to see, once it failed three times in a row', () => {
    begin(4);
    clock += 301;
    fail(2);
    expect(watch.isToBeSpared).toBe(false);
    fail(1);
    expect(watch.isToBeSpared).toBe(true);
    fail(1);
    expect(watch.isToBeSpared).toBe(false);
    begin(2);
    clock += 300;
    expect(watch.isToBeSpared).toBe(false);
    clock += 1;
    expect(watch.isToBeSpared).toBe(true);
    watch.end(true);
    expect(watch.isToBeSpared).toBe(false);
  });

  test('is not spared for failures with an answer between them', () => {
    begin(6);
    clock += 101;
    fail(2);
    watch.end(true);
    clock += 301;
    fail(2);
    expect([watch.isAnswering, watch.isToBeSpared]).toEqual([false, false]);
  });
});
