import type { z } from 'zod';

/** Settings that belong together: each by its name, and what it has to be. */
export type SettingGroups = Readonly<Record<string, z.ZodObject>>;

/**
 * Reads the settings of one process, each group from the whole environment. An empty value is the same as none.
 * @param owner whose settings they are, for the error
 * @throws Error with one line for each setting of any group that is missing or wrong: its name and what it has to be,
 *   not its value
 */
export function readSettings<Groups extends SettingGroups>(
  owner: string,
  groups: Groups,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly [Group in keyof Groups]: z.output<Groups[Group]> } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const problems: string[] = [];
  const read: Record<string, unknown> = {};
  for (const [group, schema] of Object.entries(groups)) {
    const parsed = schema.safeParse(given);
    if (parsed.success) read[group] = parsed.data;
    else problems.push(...parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  }
  if (problems.length > 0) throw new Error(`The settings of ${owner} are wrong:\n${problems.join('\n')}`);
  return read as { [Group in keyof Groups]: z.output<Groups[Group]> };
}
