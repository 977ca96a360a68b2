/** The 23 letters of check and temporary serial: no I, O or S. A letter's value is its position. */
const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const FORM = /^[A-HJ-NP-RT-Z]\d{11}(\d|[A-HJ-NP-RT-Z])$/;

/**
 * The unique pupil number in its thirteen characters, or null where the text is none. The first letter checks the rest:
 * the sum of each digit times its position, modulo 23; a temporary number ends in a letter, which counts by its value.
 */
export function readUpn(text: string): string | null {
  const upn = text.replace(/\s/g, '').toUpperCase();
  if (!FORM.test(upn)) return null;
  let sum = 0;
  for (let place = 1; place < 13; place++) {
    const character = upn[place] ?? '';
    const value = /\d/.test(character) ? Number(character) : LETTERS.indexOf(character);
    sum += value * (place + 1);
  }
  return LETTERS[sum % 23] === upn[0] ? upn : null;
}
