import { createHash } from 'node:crypto';
import {
  getOperationAST,
  getVariableValues,
  NoSchemaIntrospectionCustomRule,
  print,
  specifiedRules,
  validate,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { HubError } from '../../schema/contract/error-codes.ts';
import type { GraphqlBody } from '../http/graphql-body.ts';
import { checkOperationLimits, type OperationLimits } from '../limits/operation-limits.ts';
import { parseOperation } from '../limits/parse-operation.ts';
import type { Supergraph } from '../supergraph/load-supergraph.ts';
import { boundedCache } from './bounded-cache.ts';
import { InvalidOperation } from './invalid-operation.ts';
import { compileOperation, type CompiledOperation } from './plan/compile-operation.ts';
import { PlainTextRule } from './plain-text-rule.ts';
import { ReservedAliasRule } from './reserved-alias-rule.ts';

/** An operation that fits the limits and the schema, and is planned. */
export interface AdmittedOperation {
  readonly name: string | null;
  /** The document printed one way, so that spacing and comments make no second cache entry of the same operation. */
  readonly text: string;
  /** SHA-256 of `text`, hexadecimal. */
  readonly hash: string;
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** As their types understand them, with their defaults. */
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly compiled: CompiledOperation;
}

export type Admit = (body: GraphqlBody) => AdmittedOperation;

/** Bytes that admitted operations may take up: those known by the text that was sent, and those known by their plan. */
const KNOWN_BYTES = 32 * 1024 * 1024;
const PLANNED_BYTES = 32 * 1024 * 1024;
const LONGEST_KNOWN = 8_192;

/** About what a planned operation takes up: 1,500 of about 80 characters were measured at 35 kB each. */
const bytesOf = (text: string): number => 24_576 + 128 * text.length;

const NOTHING: Readonly<Record<string, unknown>> = Object.freeze({});

/** One operation of a document that may be executed. */
interface KnownOperation {
  readonly name: string | null;
  readonly text: string;
  readonly hash: string;
  readonly definition: OperationDefinitionNode;
  readonly compiled: CompiledOperation;
}

/** What may be asked at all. */
export interface Admissible {
  /** Whether clients may ask for the schema. */
  readonly introspection: boolean;
  /** Texts of operations that may be asked for by their ids, one operation each. */
  readonly registered?: readonly string[];
  /** Whether nothing else may be asked; then no text of a client is even parsed. */
  readonly registeredOnly?: boolean;
}

/** There was no plan for an operation; it would be looked for in vain again. */
interface Unplannable {
  readonly cause: unknown;
}

/**
 * Decides whether an operation may be executed, cheapest check first: tokens, then the other limits, then validity,
 * then the values of its variables; and plans it. What is admitted is remembered by its text, up to a bound; refusals
 * are not. Texts that differ in spacing and comments alone share a plan.
 *
 * Registered operations go the same way when the gateway starts, so that of a request for one of them no more is left
 * than to find it.
 * @throws HubError where a registered operation may not be executed
 */
export function admission(
  supergraph: Supergraph,
  limits: OperationLimits,
  { introspection, registered = [], registeredOnly = false }: Admissible,
): Admit {
  const { schema } = supergraph;
  const rules = [
    ...specifiedRules,
    ReservedAliasRule,
    PlainTextRule,
    ...(introspection ? [] : [NoSchemaIntrospectionCustomRule]),
  ];
  const known = boundedCache<string, KnownOperation>(KNOWN_BYTES, bytesOf);
  const planned = boundedCache<string, CompiledOperation | Unplannable>(PLANNED_BYTES, bytesOf);

  const planOf = (document: DocumentNode, definition: OperationDefinitionNode, text: string): CompiledOperation => {
    const key = `${definition.name?.value ?? ''}\n${text}`;
    let plan = planned.get(key);
    if (plan === undefined) {
      try {
        plan = compileOperation(supergraph, document, definition, {});
      } catch (cause) {
        plan = { cause };
      }
      planned.set(key, plan);
    }
    if ('cause' in plan) throw new HubError('INTERNAL', undefined, plan);
    return plan;
  };
  const admit = (source: string, operationName: string | null): KnownOperation => {
    const document = parseOperation(source, limits.tokens);
    checkOperationLimits(document, limits);
    const [fault] = validate(schema, document, rules, { maxErrors: 1 });
    if (fault !== undefined) throw new InvalidOperation(fault.locations ?? []);
    const definition = getOperationAST(document, operationName);
    if (definition === null || definition === undefined) throw new HubError('BAD_REQUEST');
    // The specification's validation does not ask whether the schema has the operation's root type at all.
    if (schema.getRootType(definition.operation) == null) throw new InvalidOperation([]);
    const text = print(document);
    const hash = createHash('sha256').update(text, 'utf8').digest('hex');
    return {
      name: definition.name?.value ?? null,
      text,
      hash,
      definition,
      compiled: planOf(document, definition, text),
    };
  };

  const listed = new Map(registered.map((text) => [operationId(text), admit(text, null)]));

  return ({ query, documentId, operationName, variables }) => {
    const { name, text, hash, definition, compiled } =
      documentId === null ? found(query, operationName) : inList(documentId);
    return { name, text, hash, variables, coerced: coerce(definition, variables), compiled };
  };

  function inList(id: string): KnownOperation {
    const operation = listed.get(id);
    if (operation === undefined) throw new HubError('PERSISTED_QUERY_REQUIRED');
    return operation;
  }

  function found(query: string, operationName: string | null): KnownOperation {
    if (registeredOnly) throw new HubError('PERSISTED_QUERY_REQUIRED');
    const key = operationName === null ? query : `${operationName}\n${query}`;
    let operation = known.get(key);
    if (operation === undefined) {
      operation = admit(query, operationName);
      if (query.length <= LONGEST_KNOWN) known.set(key, operation);
    }
    return operation;
  }

  function coerce(
    { variableDefinitions = [] }: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, unknown>> {
    if (variableDefinitions.length === 0) return NOTHING;
    const values = getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 });
    if (values.errors !== undefined) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
    return values.coerced;
  }
}

/** The id under which an operation is registered: `sha256:` and the hexadecimal hash of its text. */
export function operationId(text: string): string {
  return `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;
}
