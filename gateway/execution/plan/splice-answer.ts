import { boundedCache } from '../bounded-cache.ts';
import type { JsonPattern, PatternOf } from './json-pattern.ts';

/**
 * Takes the data out of the text of a subgraph's answer, where they are already what the client is to be told. Null where
 * that is not certain: then the text has to be read.
 */
export type Splice = (text: string) => string | null;

const HEAD = '{"data":';
/** Some servers end their answers with a new line. */
const END = String.raw`\}\n?`;
/** So many characters take about as long to be read and printed as a pattern of middling size takes to be compiled. */
const WORTH_IT = 32_768;
/** The longest time, in answers, for which no more is tried after answers that did not fit. */
const LONGEST_REST = 1_024;

/** Patterns that are compiled, for all plans: their machine code is much larger than the rest of a plan. */
const compiled = boundedCache<JsonPattern, RegExp>(16 * 1024 * 1024, (source) => 64 * source.length);

/**
 * Finds by one regular expression whether a text is `{"data":…}`, with data that are whole, and nothing more. That takes
 * a twentieth of the time that it takes to read and print it. After a text that was not, a few go untried, and twice as
 * many each time it happens again: so subgraphs that print otherwise cost next to nothing.
 * @param patternOf makes the pattern of data that are whole; null where there can be none
 */
export function splicer(patternOf: PatternOf): Splice {
  let source: string | null = null;
  let seen = 0;
  let misses = 0;
  let rest = 0;
  const patternNow = (text: string): RegExp | null => {
    const known = source === null ? undefined : compiled.get(source);
    if (known !== undefined) return known;
    seen += text.length;
    if (seen < WORTH_IT) return null;
    seen = 0;
    source ??= sourceOf(patternOf());
    if (source === null) {
      rest = Infinity;
      return null;
    }
    const pattern = new RegExp(source);
    compiled.set(source, pattern);
    return pattern;
  };
  return (text) => {
    if (rest > 0) {
      rest -= 1;
      return null;
    }
    const pattern = patternNow(text);
    if (pattern === null) return null;
    if (isMatch(pattern, text)) {
      misses = 0;
      return text.slice(HEAD.length, text.lastIndexOf('}'));
    }
    misses += 1;
    rest = Math.min(2 ** misses, LONGEST_REST);
    return null;
  };
}

function sourceOf(data: JsonPattern | null): string | null {
  return data === null ? null : `^\\${HEAD}${data}${END}$`;
}

/** V8 has bounds of its own for how large patterns and what they remember may become; then the text is read. */
function isMatch(pattern: RegExp, text: string): boolean {
  try {
    return pattern.test(text);
  } catch {
    return false;
  }
}
