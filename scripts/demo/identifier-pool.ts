const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
/** Oxfordshire's code as a local authority. */
const AUTHORITY = '931';

/** Hands out identifiers for one population, each once, always in the same order. */
export class IdentifierPool {
  #nhsDrawn = 0;
  readonly #serials = new Map<string, number>();

  /**
   * The next NHS number of the test range 999, with its check digit (NHS Data Dictionary: modulus 11). The numbers are
   * scattered over the range, so that two children's numbers do not look alike.
   * @throws RangeError when the range is used up, after some 900,000 numbers
   */
  nhsNumber(): string {
    while (this.#nhsDrawn < 1_000_000) {
      const body = 999_000_000 + ((this.#nhsDrawn++ * 7919 + 12_345) % 1_000_000);
      const check = nhsCheckDigit(String(body));
      if (check !== null) return `${body}${check}`;
    }
    throw new RangeError('the test range of NHS numbers is used up');
  }

  /**
   * The next unique pupil number of one establishment and year of entry.
   * @param establishment four digits; 9000 and above are outside the bands that schools have
   * @param temporary whether it is one of those given to a pupil whose own number is not known yet: it ends in a letter
   * @throws RangeError when the establishment has used its thousand numbers of that year
   */
  upn(establishment: number, yearOfEntry: number, temporary: boolean): string {
    const series = `${AUTHORITY}${establishment}${String(yearOfEntry).slice(-2)}`;
    const serial = this.#serials.get(series) ?? 1;
    if (serial > 999) throw new RangeError('the establishment has no unique pupil numbers left for that year');
    this.#serials.set(series, serial + 1);
    const digits = String(serial).padStart(3, '0');
    const ending = temporary ? digits.slice(1) + UPN_LETTERS.charAt(Number(digits.charAt(0))) : digits;
    return upnCheckLetter(series + ending) + series + ending;
  }
}

/** Weighted sum of the first nine digits, weights 10 to 2, against 11; null where no digit can be the check digit. */
function nhsCheckDigit(body: string): number | null {
  let sum = 0;
  for (let index = 0; index < 9; index++) sum += Number(body.charAt(index)) * (10 - index);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? null : check;
}

/** Weighted sum of positions 2 to 13, against 23; a letter counts with its place among the 23 letters. */
function upnCheckLetter(rest: string): string {
  let sum = 0;
  for (let index = 0; index < rest.length; index++) {
    const letter = UPN_LETTERS.indexOf(rest.charAt(index));
    sum += (letter >= 0 ? letter : Number(rest.charAt(index))) * (index + 2);
  }
  return UPN_LETTERS.charAt(sum % 23);
}
