/**
 * Sources of regular expressions for JSON texts (RFC 8259) without white space. Each finds its text in one way only, from
 * left to right, so that a text that does not fit costs no more than to go over it twice.
 */
export type JsonPattern = string;

const PLAIN = String.raw`[^"\\\x00-\x1f\ud800-\udfff]*`;
const ESCAPED = String.raw`\\(?:["\\/bfnrt]|u[\da-fA-F]{4})`;
/** Half of a pair would be another character once it is sent. */
const PAIR = String.raw`[\ud800-\udbff][\udc00-\udfff]`;

export const STRING: JsonPattern = `"${PLAIN}(?:(?:${ESCAPED}|${PAIR})${PLAIN})*"`;

/** From -1,999,999,999 to 1,999,999,999: what is known to be an Int by its digits alone. No minus zero: it is printed as 0. */
export const INT: JsonPattern = String.raw`(?:0|-?(?!\d{11}|[2-9]\d{9})[1-9]\d*)`;

/** Plain decimals whose digits are no more than a number of JavaScript keeps apart; neither minus zero nor exponents. */
export const DECIMAL: JsonPattern = String.raw`(?!-0(?:\.0*)?[,\]}])-?(?!\d{16})(?:0|[1-9]\d*)(?:\.(?!\d{21})\d+)?`;

export const BOOLEAN: JsonPattern = '(?:true|false)';

/** Makes a pattern; null where there is none, or none that is worth compiling. */
export type PatternOf = () => JsonPattern | null;

/** Characters. V8 takes no trouble over patterns that are longer. */
const LONGEST = 20_000;

/** @param patterns of texts that are told apart by their first few characters */
export function anyOf(patterns: readonly JsonPattern[]): JsonPattern {
  return patterns.length === 0 ? '(?!)' : `(?:${patterns.join('|')})`;
}

/** The same of what may have no pattern. */
export function oneOf(patterns: readonly PatternOf[]): JsonPattern | null {
  const made = allOf(patterns);
  return made === null ? null : anyOf(made);
}

/** @param item is in it once: those of lists in lists would grow without bounds otherwise */
export function listOf(item: JsonPattern | null): JsonPattern | null {
  return item === null ? null : String.raw`\[(?:${item}(?:,(?!\])|(?=\])))*\]`;
}

/** @param fields have names of GraphQL, in which nothing has to be escaped */
export function objectOf(fields: readonly { readonly key: string; readonly pattern: PatternOf }[]): JsonPattern | null {
  const values = allOf(fields.map(({ pattern }) => pattern));
  return values === null
    ? null
    : String.raw`\{${values.map((value, at) => `"${fields[at]?.key}":${value}`).join(',')}\}`;
}

/** Stops at the first that has none: what may be of many types, with such things inside it, has very many. */
function allOf(patterns: readonly PatternOf[]): readonly JsonPattern[] | null {
  const made: JsonPattern[] = [];
  let length = 0;
  for (const patternOf of patterns) {
    const pattern = patternOf();
    length += pattern?.length ?? Infinity;
    if (pattern === null || length > LONGEST) return null;
    made.push(pattern);
  }
  return made;
}
