import { HubError } from '../../schema/contract/error-codes.ts';
import type { OperationLimits } from './operation-limits.ts';

/**
 * Refuses variables that are nested too deep or hold too much, before their types are asked about: coercion and every
 * subgraph walk through them.
 * @throws HubError OPERATION_LIMIT
 */
export function checkVariables(
  variables: Readonly<Record<string, unknown>>,
  { variableDepth, variableValues }: Pick<OperationLimits, 'variableDepth' | 'variableValues'>,
): void {
  let left = variableValues;
  const check = (value: unknown, depth: number): void => {
    left -= 1;
    if (left < 0) throw new HubError('OPERATION_LIMIT');
    if (typeof value !== 'object' || value === null) return;
    if (depth >= variableDepth) throw new HubError('OPERATION_LIMIT');
    for (const inner of Object.values(value)) check(inner, depth + 1);
  };
  for (const value of Object.values(variables)) check(value, 0);
}
