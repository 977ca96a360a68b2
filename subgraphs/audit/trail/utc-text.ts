const FORM = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::(\d{2})(?:\.(\d+))?)?Z$/;

/**
 * A moment as the store keeps it and gives it back: ISO 8601, UTC, six digits of a second. What is finer is cut off.
 * @throws Error for what is not ISO 8601 in UTC
 */
export function utcText(moment: string): string {
  const [, minute, second = '00', fraction = ''] = FORM.exec(moment) ?? [];
  if (minute === undefined) throw new Error('not a moment in UTC');
  return `${minute}:${second}.${fraction.slice(0, 6).padEnd(6, '0')}Z`;
}
