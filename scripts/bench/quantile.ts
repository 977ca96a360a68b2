/**
 * The smallest of the values that at least a share `q` of them does not exceed (nearest rank).
 * @param q above 0, at most 1: 0.99 for what one value in a hundred exceeds
 * @returns NaN where there are no values
 */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.ceil(q * sorted.length) - 1] ?? NaN;
}
