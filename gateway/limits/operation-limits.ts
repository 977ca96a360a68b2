import type { DocumentNode } from 'graphql';
import { HubError } from '../../schema/contract/error-codes.ts';
import { aliasCount } from './alias-count.ts';
import { directiveCount } from './directive-count.ts';
import { operationDepth } from './operation-depth.ts';
import { rootFieldCount } from './root-field-count.ts';
import { selectionCount } from './selection-count.ts';

/** The largest operation that is served. All but its cost are counted before the operation is validated or planned. */
export interface OperationLimits {
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
  readonly selections: number;
  /** What it may cost with the values of its variables (cost/operation-cost.ts). */
  readonly cost: number;
  /** Items that a list of which nothing is known is taken to have. */
  readonly listSize: number;
  /** Objects and lists inside each other in the variables. */
  readonly variableDepth: number;
  /** Values in the variables, those inside others included. */
  readonly variableValues: number;
}

export const DEFAULT_LIMITS: OperationLimits = {
  tokens: 2_000,
  depth: 10,
  aliases: 30,
  directives: 50,
  rootFields: 10,
  selections: 2_000,
  cost: 50_000,
  listSize: 10,
  variableDepth: 8,
  variableValues: 2_000,
};

/** @throws HubError OPERATION_LIMIT; which limit is not said, as the limits are documented and probing is not helped */
export function checkOperationLimits(document: DocumentNode, limits: OperationLimits): void {
  const within =
    rootFieldCount(document) <= limits.rootFields &&
    aliasCount(document) <= limits.aliases &&
    directiveCount(document) <= limits.directives &&
    operationDepth(document) <= limits.depth &&
    selectionCount(document) <= limits.selections;
  if (!within) throw new HubError('OPERATION_LIMIT');
}
