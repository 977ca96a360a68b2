/** For which ages, in years, both ends included; null where the directory does not say. */
export function agesInWords(minimum: number | null, maximum: number | null): string | null {
  if (minimum === null && maximum === null) return null;
  if (maximum === null) return `From age ${minimum}`;
  if (minimum === null || minimum === 0) return `Up to age ${maximum}`;
  return minimum === maximum ? `Age ${minimum}` : `Ages ${minimum} to ${maximum}`;
}
