/**
 * What tells one giver from another: the id that was given, or else the name. The same parent who consents and later
 * refuses is then one person who changed their mind, and not two who disagree. Null where neither was given; each such
 * decision counts as another person's.
 */
export function giverIdOf(id: string | null, name: string | null): string | null {
  if (id !== null) return id;
  return name === null ? null : `name:${name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ')}`;
}
