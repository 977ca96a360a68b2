/** Milliseconds without an end after which those before count no more. */
const CALM = 60_000;
/** Milliseconds of rest after the second of several ends; twice as long after each further. */
const FIRST_REST = 500;
const LONGEST_REST = 30_000;

/** When a process that ended may be started again: at once, but not again and again. */
export interface PlanningRest {
  isOver(now: number): boolean;
  /** @param now milliseconds, of any clock that goes forward */
  ended(now: number): void;
}

export function planningRest(): PlanningRest {
  let ends = 0;
  let last = Number.NEGATIVE_INFINITY;
  let until = Number.NEGATIVE_INFINITY;
  return {
    isOver: (now) => now >= until,
    ended: (now) => {
      ends = now - last < CALM ? ends + 1 : 1;
      last = now;
      if (ends > 1) until = now + Math.min(LONGEST_REST, FIRST_REST * 2 ** (ends - 2));
    },
  };
}
