import type { ZodError } from 'zod';

/** The first thing wrong with a row: which field, and which rule it breaks. Never the value. */
export function problemOf(error: ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'the row is not of this format';
  const field = issue.path.length === 0 ? 'the row' : issue.path.join('.');
  return `${field}: ${RULES[issue.code] ?? 'is not allowed here'}`;
}

const RULES: Readonly<Record<string, string>> = {
  invalid_type: 'is missing or of the wrong type',
  too_big: 'is too long or too large',
  too_small: 'is empty or too small',
  invalid_format: 'is not of the form it should have',
  invalid_value: 'is not one of the allowed values',
  unrecognized_keys: 'has fields that this format does not know',
};
