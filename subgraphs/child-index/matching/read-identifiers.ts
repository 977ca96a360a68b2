import type { DescribedChild } from '../../../schema/contract/child-registration.ts';
import { readNhsNumber } from '../identity/nhs-number.ts';
import { readUpn } from '../identity/upn.ts';
import type { Identifier } from './link-record.ts';

/** How each type is read, in the order of trust. */
const READERS = [
  { type: 'NHS_NUMBER', read: readNhsNumber },
  { type: 'UPN', read: readUpn },
] as const;

/** The identifiers that pass their check digit, most trusted first, and a warning for each that does not. */
export function readIdentifiers(given: DescribedChild['identifiers']): {
  identifiers: Identifier[];
  warnings: string[];
} {
  const identifiers: Identifier[] = [];
  const warnings: string[] = [];
  for (const { type, read } of READERS) {
    for (const candidate of given) {
      if (candidate.type !== type) continue;
      const value = read(candidate.value);
      if (value === null) warnings.push(`identifiers: ${type} fails its check digit and was left out`);
      else identifiers.push({ type, value });
    }
  }
  return { identifiers, warnings };
}
