/** A line before an operation that says whose it is, as in `# clients: case-front-end, mobile`. */
const LINE = /^#[ \t]*clients:[ \t]*(.*)$/;
const NAME = /^[\w.:-]{1,100}$/;

/**
 * The clients that may ask for a registered operation, as the comment at its beginning says; null: any. It is part of
 * the text, so whoever changes it changes the operation's id.
 * @throws Error where it names nobody, or something that is no client id
 */
export function allowedClients(text: string): ReadonlySet<string> | null {
  for (const line of text.split('\n')) {
    if (line.trim() !== '' && !line.startsWith('#')) return null;
    const listed = LINE.exec(line.trimEnd())?.[1];
    if (listed === undefined) continue;
    const names = listed.split(',').map((name) => name.trim());
    if (!names.every((name) => NAME.test(name)))
      throw new Error('a registered operation has a line "# clients:" that is not a list of client ids');
    return new Set(names);
  }
  return null;
}
