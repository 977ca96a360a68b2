import { createHash } from 'node:crypto';
import {
  getOperationAST,
  getVariableValues,
  NoSchemaIntrospectionCustomRule,
  print,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { HubError } from '../../schema/contract/error-codes.ts';
import type { GraphqlBody } from '../http/graphql-body.ts';
import { checkOperationLimits, type OperationLimits } from '../limits/operation-limits.ts';
import { parseOperation } from '../limits/parse-operation.ts';
import { boundedCache } from './bounded-cache.ts';
import { InvalidOperation } from './invalid-operation.ts';
import { PlainTextRule } from './plain-text-rule.ts';
import { ReservedAliasRule } from './reserved-alias-rule.ts';

/** An operation that fits the limits and the schema. */
export interface AdmittedOperation {
  readonly name: string | null;
  /** The document printed one way, so that spacing and comments make no second cache entry of the same operation. */
  readonly text: string;
  /** SHA-256 of `text`, hexadecimal. */
  readonly hash: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export type Admit = (body: GraphqlBody) => AdmittedOperation;

const CACHED_DOCUMENTS = 200;
const LONGEST_CACHED = 8_192;

interface AdmittedDocument {
  readonly document: DocumentNode;
  readonly text: string;
  readonly hash: string;
}

/**
 * Decides whether an operation may be executed, cheapest check first: tokens, then the other limits, then validity,
 * then the values of its variables. What is admitted is remembered by its text, up to a bound; refusals are not.
 */
export function admission(schema: GraphQLSchema, limits: OperationLimits, introspection: boolean): Admit {
  const rules = [
    ...specifiedRules,
    ReservedAliasRule,
    PlainTextRule,
    ...(introspection ? [] : [NoSchemaIntrospectionCustomRule]),
  ];
  const cache = boundedCache<string, AdmittedDocument>(CACHED_DOCUMENTS);

  const admitDocument = (source: string): AdmittedDocument => {
    const document = parseOperation(source, limits.tokens);
    checkOperationLimits(document, limits);
    const [fault] = validate(schema, document, rules, { maxErrors: 1 });
    if (fault !== undefined) throw new InvalidOperation(fault.locations ?? []);
    const text = print(document);
    return { document, text, hash: createHash('sha256').update(text, 'utf8').digest('hex') };
  };

  return ({ query, operationName, variables }) => {
    let admitted = cache.get(query);
    if (admitted === undefined) {
      admitted = admitDocument(query);
      if (query.length <= LONGEST_CACHED) cache.set(query, admitted);
    }
    const operation = getOperationAST(admitted.document, operationName);
    if (operation === null || operation === undefined) throw new HubError('BAD_REQUEST');
    // The specification's validation does not ask whether the schema has the operation's root type at all.
    if (schema.getRootType(operation.operation) == null) throw new InvalidOperation([]);
    const values = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
    if (values.errors !== undefined) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
    return { name: operation.name?.value ?? null, text: admitted.text, hash: admitted.hash, variables };
  };
}
