/** Deep enough for any variable a person would write; far below where recursion over the value would hurt. */
const MAX_DEPTH = 32;

/** A token of a JSON text that is known to be well formed: a string, a bracket, a comma, a colon, or a literal. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},:]|[^\s"[\]{},:]+/gs;

/**
 * Parses JSON (RFC 8259) and refuses what two readers could understand differently: a name that occurs twice in one
 * object, the name `__proto__`, a number outside the range of a double, NUL or half a surrogate pair in a string, nesting
 * deeper than 32.
 * @throws SyntaxError, whose message may repeat the text: do not pass it on
 */
export function parseStrictJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (isPlain(text, value)) return value;
  const open: (Set<string> | null)[] = [];
  let nameNext = false;
  for (const [token] of text.matchAll(TOKEN)) {
    const names = open.at(-1) ?? null;
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      nameNext = token === '{';
      if (open.length > MAX_DEPTH) throw new SyntaxError('nested too deep');
    } else if (token === '}' || token === ']') {
      open.pop();
      nameNext = false;
    } else if (token === ',') {
      nameNext = names !== null;
    } else if (token.startsWith('"')) {
      const string = textOf(token);
      if (nameNext && names !== null) addName(names, string);
      nameNext = false;
    } else if (/^[-\d]/.test(token) && !Number.isFinite(Number(token))) {
      throw new SyntaxError('number out of range');
    }
  }
  return value;
}

/**
 * Whether a text is written as JSON.stringify writes it, without escapes by number: then no name is in it twice, for one
 * of the two would be missing, no number is out of range, and no string has half a character. Most texts are, and it is
 * much quicker to see than token by token. Brackets in strings count as levels; then the tokens decide.
 */
function isPlain(text: string, value: unknown): boolean {
  if (text.includes('\\u') || text.includes('__proto__')) return false;
  let levels = 0;
  for (const bracket of ['{', '['])
    for (let at = text.indexOf(bracket); at >= 0 && levels <= MAX_DEPTH; at = text.indexOf(bracket, at + 1))
      levels += 1;
  return levels <= MAX_DEPTH && JSON.stringify(value) === text;
}

/** The text of a string token; not one that no database can keep, as then it could not be put on record. */
function textOf(token: string): string {
  const text = JSON.parse(token) as string;
  if (text.includes('\0') || !text.isWellFormed()) throw new SyntaxError('not a text');
  return text;
}

function addName(names: Set<string>, name: string): void {
  if (name === '__proto__' || names.has(name)) throw new SyntaxError('repeated or reserved name');
  names.add(name);
}
