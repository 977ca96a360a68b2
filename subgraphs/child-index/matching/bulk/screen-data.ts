import { FIXED_FIELDS } from '../compare/agreement.ts';
import type { LinkModel } from '../model/link-model.ts';
import type { NameValue } from '../normalise/name-value.ts';
import { mostBits } from './most-bits.ts';
import type { ScreenRows } from './screen-rows.ts';

export const EXACT = 1;

/** All that a screen goes by; it can be sent to another thread, and the rows are in both at once. */
export interface ScreenData {
  readonly rows: Uint32Array;
  readonly width: number;
  readonly names: readonly NameValue[];
  /** Odds in bits that a pair has to reach. */
  readonly least: number;
  readonly bits: ReturnType<typeof mostBits>;
  /** What a name adds that both have, by its number. */
  readonly givenBits: Float64Array;
  readonly familyBits: Float64Array;
}

/** What a model says of these rows. @param least odds in bits that a pair has to reach */
export function screenData(screened: ScreenRows, model: LinkModel, least: number): ScreenData {
  const { rows, width, names, givenShares, familyShares } = screened;
  const bitsBy = (field: 'given' | 'family', shares: readonly (number | undefined)[]) =>
    Float64Array.from({ length: names.length + 1 }, (_, number) =>
      model.bitsOf(FIXED_FIELDS.indexOf(field), EXACT, shares[number - 1] ?? 0),
    );
  const [givenBits, familyBits] = [bitsBy('given', givenShares), bitsBy('family', familyShares)];
  return { rows, width, names, least, bits: mostBits(model), givenBits, familyBits };
}
