const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** Whether ten digits are an NHS number: written independently of the generator, over all ten digits at once. */
export function isNhsNumber(value: string): boolean {
  if (!/^\d{10}$/.test(value)) return false;
  const sum = value.split('').reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  return sum % 11 === 0;
}

/** Whether thirteen characters are a unique pupil number, temporary ones included. */
export function isUpn(value: string): boolean {
  const parts = /^([A-HJ-NP-RT-Z])(\d{11})([\dA-HJ-NP-RT-Z])$/.exec(value);
  if (parts === null) return false;
  const [, check = '', digits = '', last = ''] = parts;
  const lastValue = UPN_LETTERS.includes(last) ? UPN_LETTERS.indexOf(last) : Number(last);
  const sum = digits.split('').reduce((total, digit, index) => total + Number(digit) * (index + 2), 0) + 13 * lastValue;
  return UPN_LETTERS[sum % 23] === check;
}

/** Ofcom's ranges for drama. */
export const DRAMA_NUMBER = /^(01632 960\d{3}|07700 900\d{3}|020 7946 0\d{3})$/;
