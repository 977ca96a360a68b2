import type { FetchNode } from '../planner/plan-tree.ts';
import type { NormalisedOperation } from './normalise-operation.ts';

/**
 * Compiles the body of a fetch's requests; what is the same in all of them is written once.
 * @returns a function from the client's variables to JSON text that lacks the end of the variables and of the body, and
 *   whether it needs a comma before more variables
 */
export function fetchBody(
  { operation, variables }: Pick<FetchNode, 'operation' | 'variables'>,
  variableNames: NormalisedOperation['variableNames'],
): (given: Readonly<Record<string, unknown>>) => string {
  const head = `{"query":${JSON.stringify(operation)},"variables":{`;
  const used = variables.map((name) => ({
    prefix: `${JSON.stringify(name)}:`,
    name: variableNames.get(name) ?? name,
  }));
  return (given) => {
    let text = head;
    for (const { prefix, name } of used) {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      if (value !== undefined) text += `${text.length > head.length ? ',' : ''}${prefix}${JSON.stringify(value)}`;
    }
    return text;
  };
}
