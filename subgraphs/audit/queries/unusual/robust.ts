/** The middle of some numbers; of an even count the mean of the two. Zero for none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/**
 * How far numbers usually are from their median (median absolute deviation), scaled so that for normally distributed
 * ones it is the standard deviation. A few large ones do not change it, which is why it can show them.
 */
export function spread(numbers: readonly number[]): number {
  const middle = median(numbers);
  return 1.4826 * median(numbers.map((number) => Math.abs(number - middle)));
}
