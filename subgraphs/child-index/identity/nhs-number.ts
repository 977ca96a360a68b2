/**
 * The NHS number in its ten digits, or null where the text is none: not ten digits, all the same digit, or a check
 * digit that is wrong (NHS data dictionary: modulus 11, weights 10 to 2; a result of 10 is never issued).
 */
export function readNhsNumber(text: string): string | null {
  const number = text.replace(/[\s-]/g, '');
  if (!/^\d{10}$/.test(number) || /^(\d)\1{9}$/.test(number)) return null;
  let sum = 0;
  for (let place = 0; place < 9; place++) sum += Number(number[place]) * (10 - place);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(number[9]) ? number : null;
}
