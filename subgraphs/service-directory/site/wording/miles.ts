/** Metres of a statute mile (Weights and Measures Act 1985, schedule 1: 1.609344 km). */
export const MILE = 1_609.344;

/** How far it is, as in `0.4 miles` or `12 miles`. */
export function milesInWords(metres: number): string {
  const miles = metres / MILE;
  if (miles < 0.1) return 'less than 0.1 miles';
  const rounded = miles < 10 ? miles.toFixed(1).replace('.0', '') : miles.toFixed(0);
  return `${rounded} ${rounded === '1' ? 'mile' : 'miles'}`;
}
