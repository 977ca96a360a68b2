/** A date as it is compared: year × 10000 + month × 100 + day, as written; a part that is not known is 0. */
export type BirthDate = number;

/**
 * Reads 2012-05-29, 20120529, 29/05/2012, 29.5.2012, 29 May 2012, with or without a time behind it, columns
 * filled up with blanks (2012 529), and a year alone.
 * The month comes first where only that makes sense. A date that no calendar has, such as 2012-13-41, is kept as
 * written: it is a slip, and the rest of it can still agree. 0 where there is no date to be read.
 */
export function readBirthDate(text: string): BirthDate {
  if (text === '') return 0;
  // As the index keeps it.
  if (ISO_DATE.test(text))
    return Number(text.slice(0, 4)) * 10_000 + Number(text.slice(5, 7)) * 100 + Number(text.slice(8));
  const trimmed = /^\d{4}[ \d]\d[ \d]\d$/.test(text.trim()) ? text.trim().replaceAll(' ', '0') : text.trim();
  const yearFirst = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})(?!\d)/.exec(trimmed);
  if (yearFirst !== null) return packed(yearFirst[1], yearFirst[2], yearFirst[3]);
  const yearLast = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?!\d)/.exec(trimmed);
  if (yearLast !== null) {
    const [, first = '', second = '', year] = yearLast;
    return Number(second) > 12 && Number(first) <= 12 ? packed(year, first, second) : packed(year, second, first);
  }
  const worded = /^(\d{1,2})[- ]([a-z]{3})[a-z]*[- ,]+(\d{4})(?!\d)/i.exec(trimmed);
  if (worded !== null) {
    const month = MONTHS.indexOf((worded[2] ?? '').toLowerCase()) + 1;
    return packed(worded[3], String(month), worded[1]);
  }
  const yearMonth = /^(\d{4})-(\d{1,2})$/.exec(trimmed);
  if (yearMonth !== null) return packed(yearMonth[1], yearMonth[2], '0');
  return /^(18|19|20)\d{2}$/.test(trimmed) ? packed(trimmed, '0', '0') : 0;
}

const ISO_DATE = /^\d{4}-\d\d-\d\d$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function packed(year = '', month = '', day = ''): BirthDate {
  return Number(year) * 10_000 + Number(month) * 100 + Number(day);
}
