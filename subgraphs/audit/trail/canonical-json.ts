/** Names that were written before, each with its colon: entries have the same ones over and over. */
const written = new Map<string, string>();
const WRITTEN = 4_096;
/** Up to so many names are sorted where they are, which costs less than a call. */
const FEW = 24;

/**
 * The one JSON text of a value (JSON Canonicalization Scheme, RFC 8785): no white space, the names of an object in the
 * order of their UTF-16 code units, numbers and strings as ECMAScript writes them. What JSON leaves out of an object or
 * makes null of is treated as `JSON.stringify` treats it, so that a value and what is read back of it have one text.
 */
export function canonicalJson(value: unknown): string {
  if (value === undefined) return 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  // Loops and no intermediate lists: a check of the trail spends most of its time here.
  let text = '';
  if (Array.isArray(value)) {
    for (const part of value) text += text === '' ? canonicalJson(part) : `,${canonicalJson(part)}`;
    return `[${text}]`;
  }
  const names = sorted(Object.keys(value));
  for (const name of names) {
    const part = (value as Record<string, unknown>)[name];
    if (part === undefined) continue;
    text += `${text === '' ? '' : ','}${nameText(name)}${canonicalJson(part)}`;
  }
  return `{${text}}`;
}

function nameText(name: string): string {
  const known = written.get(name);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(name)}:`;
  if (written.size < WRITTEN) written.set(name, text);
  return text;
}

/** By UTF-16 code units; a few in place. */
function sorted(names: string[]): string[] {
  if (names.length > FEW) return names.toSorted();
  for (let place = 1; place < names.length; place++) {
    const name = names[place] ?? '';
    let before = place - 1;
    for (; before >= 0 && (names[before] ?? '') > name; before--) names[before + 1] = names[before] ?? '';
    names[before + 1] = name;
  }
  return names;
}
