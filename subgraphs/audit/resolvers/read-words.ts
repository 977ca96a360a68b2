import { HubError } from '../../../schema/contract/error-codes.ts';

const LONGEST = 500;

/**
 * What an auditor wrote, trimmed.
 * @throws HubError BAD_REQUEST for nothing, or for more than 500 characters
 */
export function readWords(given: string): string {
  const words = given.trim();
  if (words === '') throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  if (words.length > LONGEST) throw new HubError('BAD_REQUEST', 'VALUE_TOO_LONG');
  return words;
}
