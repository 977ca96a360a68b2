import type { PatternOf } from './json-pattern.ts';

/** JSON text for a value; undefined where it is null, or has to be because something inside may not be (section 6.4.4). */
export type WriteValue = (value: unknown) => string | undefined;

/** Writes the values of one place of an answer. */
export interface Writer {
  readonly write: WriteValue;
  /**
   * Whether a value is already what the answer would say, name for name and in this order, with nothing more in it:
   * then it is printed as it is, which is much faster than to put it together.
   */
  readonly isWhole: (value: unknown) => boolean;
  /** Of the texts of such values, or of most of them; null where they cannot be known by their text. */
  readonly pattern: PatternOf;
}

/** A place whose values were not whole so often is not asked any more: it would be in vain the next time too. */
const PATIENCE = 4;

/** Prints values that are whole as they are, and writes the others, for as long as there are some. */
export function printingWhole({ write, isWhole }: Pick<Writer, 'write' | 'isWhole'>): WriteValue {
  let failures = 0;
  return (value) => {
    if (failures >= PATIENCE) return write(value);
    if (isWhole(value)) return JSON.stringify(value);
    failures += 1;
    return write(value);
  };
}
