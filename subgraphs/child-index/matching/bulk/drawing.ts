/** Whole numbers from 0 to below `from` that look as if drawn by lot, the same ones each time for one seed. */
export function drawing(seed: number): (from: number) => number {
  let state = seed >>> 0;
  return (from) => {
    // A linear congruential generator of 32 bits, with the multiplier of Knuth and Lewis.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * from);
  };
}
