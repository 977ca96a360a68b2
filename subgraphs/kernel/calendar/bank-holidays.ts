/** Month and day of each bank holiday in England, by year. */
const BY_YEAR: Readonly<Record<string, readonly string[]>> = {
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
};

/**
 * Bank holidays in England, `YYYY-MM-DD`: those announced at gov.uk/bank-holidays, and beyond them those that follow from
 * the Banking and Financial Dealings Act 1971 and custom. A day missing here makes a review due earlier, never later.
 */
export const BANK_HOLIDAYS: ReadonlySet<string> = new Set(
  Object.entries(BY_YEAR).flatMap(([year, days]) => days.map((day) => `${year}-${day}`)),
);
