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
  for (const name of Object.keys(value).toSorted()) {
    const part = (value as Record<string, unknown>)[name];
    if (part === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(part)}`;
  }
  return `{${text}}`;
}
