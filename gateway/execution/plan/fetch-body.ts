import type { FetchNode } from '../planner/plan-tree.ts';
import type { NormalisedOperation } from './normalise-operation.ts';

/**
 * Writes the body of one request.
 * @param given the client's variables
 * @param more JSON text of members to be among the variables as well; empty for none
 * @returns JSON text
 */
export type WriteBody = (given: Readonly<Record<string, unknown>>, more: string) => string;

/** Compiles the body of a fetch's requests; what is the same in all of them is written once. */
export function fetchBody(
  { operation, variables }: Pick<FetchNode, 'operation' | 'variables'>,
  variableNames: NormalisedOperation['variableNames'],
): WriteBody {
  const head = `{"query":${JSON.stringify(operation)},"variables":{`;
  const used = variables.map((name) => ({
    prefix: `${JSON.stringify(name)}:`,
    name: variableNames.get(name) ?? name,
  }));
  return (given, more) => {
    let text = more;
    for (const { prefix, name } of used) {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      if (value !== undefined) text += `${text === '' ? '' : ','}${prefix}${JSON.stringify(value)}`;
    }
    return `${head}${text}}}`;
  };
}
