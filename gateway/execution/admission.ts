import { createHash } from 'node:crypto';
import {
  getOperationAST,
  getVariableValues,
  NoSchemaIntrospectionCustomRule,
  print,
  specifiedRules,
  validate,
  type OperationDefinitionNode,
} from 'graphql';
import { HubError } from '../../schema/contract/error-codes.ts';
import { NO_GRANTS, type Grants } from '../access/grants.ts';
import type { AllowedOperation, GuardedOperation } from '../access/guarded-operation.ts';
import type { ClientError } from '../http/error-body.ts';
import type { GraphqlBody } from '../http/graphql-body.ts';
import { allowedClients } from '../limits/allowed-clients.ts';
import type { Cost } from '../limits/cost/cost.ts';
import { operationCost } from '../limits/cost/operation-cost.ts';
import { checkOperationLimits, type OperationLimits } from '../limits/operation-limits.ts';
import { parseOperation } from '../limits/parse-operation.ts';
import { checkVariables } from '../limits/variable-limits.ts';
import type { Supergraph } from '../supergraph/load-supergraph.ts';
import { boundedCache } from './bounded-cache.ts';
import { InvalidOperation } from './invalid-operation.ts';
import type { CompiledOperation } from './plan/compile-operation.ts';
import { plannedBytes, planCache } from './plan-cache.ts';
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
  /** As it is for whoever asks. */
  readonly compiled: CompiledOperation;
  /** For what they may not ask. */
  readonly denied: readonly ClientError[];
}

/**
 * @param grants what the token of whoever asks grants; without, nothing
 * @returns at once where the operation is known, and else once it is planned
 * @throws HubError, or rejects with one
 */
export type Admit = (body: GraphqlBody, grants?: Grants) => AdmittedOperation | Promise<AdmittedOperation>;

/** An operation as a client sent it. */
export type SentOperation = Pick<GraphqlBody, 'query' | 'operationName'>;

/** What may be asked of one supergraph. */
export interface Admission {
  readonly admit: Admit;
  /** Operations that clients sent and that were admitted, the one that was asked for last first. */
  newest(most: number): readonly SentOperation[];
}

/** Bytes that operations may take up which are known by the text that was sent. */
const KNOWN_BYTES = 32 * 1024 * 1024;
const LONGEST_KNOWN = 8_192;
const NOTHING: Readonly<Record<string, unknown>> = Object.freeze({});

/** One operation of a document that may be executed. */
interface KnownOperation {
  readonly name: string | null;
  readonly text: string;
  readonly hash: string;
  readonly definition: OperationDefinitionNode;
  readonly cost: Cost;
  readonly allow: GuardedOperation;
}

/** A registered operation. */
interface ListedOperation {
  readonly operation: KnownOperation;
  /** Clients that may ask for it; null: any. */
  readonly clients: ReadonlySet<string> | null;
}

/** What may be asked at all. */
export interface Admissible {
  /** Whether clients may ask for the schema. */
  readonly introspection: boolean;
  /** Texts of operations that may be asked for by their ids, one operation each. */
  readonly registered?: readonly string[];
  /** Whether nothing else may be asked; then no text of a client is even parsed. */
  readonly registeredOnly?: boolean;
  /** Operations to plan beforehand, as clients will ask for them again; those that do not fit are left out. */
  readonly warm?: readonly SentOperation[];
}

/**
 * Decides whether an operation may be executed, cheapest check first: tokens, then the other limits, then validity,
 * then the values of its variables and what it costs with them; and plans it. What is admitted is remembered by its
 * text, up to a bound; refusals are not. Texts that differ in spacing and comments alone share a plan.
 *
 * Registered operations go the same way when the gateway starts, so that of a request for one of them no more is left
 * than to find it.
 * @throws Error where the supergraph cannot be planned for, or a registered operation may not be executed
 */
export async function admission(
  supergraph: Supergraph,
  limits: OperationLimits,
  { introspection, registered = [], registeredOnly = false, warm = [] }: Admissible,
): Promise<Admission> {
  const { schema, costs } = supergraph;
  await supergraph.planner.start();
  const rules = [
    ...specifiedRules,
    ReservedAliasRule,
    PlainTextRule,
    ...(introspection ? [] : [NoSchemaIntrospectionCustomRule]),
  ];
  const known = boundedCache<string, KnownOperation & { readonly sent: SentOperation }>(KNOWN_BYTES, (_, { text }) =>
    plannedBytes(text),
  );
  const plans = planCache(supergraph);

  const admit = async (source: string, operationName: string | null): Promise<KnownOperation> => {
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
    const cost = operationCost(schema, costs, document, definition, limits.listSize);
    // What depends on no variable is refused before it is planned.
    if (typeof cost === 'number') checkCost(cost);
    return {
      name: definition.name?.value ?? null,
      text,
      hash,
      definition,
      cost,
      allow: await plans.planOf(document, definition, text),
    };
  };

  const listed = new Map<string, ListedOperation>();
  for (const text of registered) {
    const id = operationId(text);
    const operation = await admit(text, null).catch((cause: unknown) => {
      throw new Error(`the registered operation ${id} cannot be served`, { cause });
    });
    listed.set(id, { operation, clients: allowedClients(text) });
  }

  const withValues = (
    { name, text, hash, definition, cost, allow }: KnownOperation,
    variables: GraphqlBody['variables'],
    grants: Grants,
  ): AdmittedOperation | Promise<AdmittedOperation> => {
    const coerced = coerce(definition, variables);
    if (typeof cost === 'function') checkCost(cost(coerced));
    const admitted = ({ compiled, denied }: AllowedOperation) => ({
      name,
      text,
      hash,
      variables,
      coerced,
      compiled,
      denied,
    });
    const allowed = allow(grants);
    return allowed instanceof Promise ? allowed.then(admitted) : admitted(allowed);
  };
  const learn = async (query: string, operationName: string | null): Promise<KnownOperation> => {
    const operation = await admit(query, operationName);
    if (query.length <= LONGEST_KNOWN)
      known.set(knownAs(query, operationName), { ...operation, sent: { query, operationName } });
    return operation;
  };
  for (const { query, operationName } of warm.toReversed()) await learn(query, operationName).catch(ignore);
  plans.serve();

  const decide: Admit = ({ query, documentId, operationName, variables }, grants = NO_GRANTS) => {
    checkVariables(variables, limits);
    if (documentId !== null) return withValues(inList(documentId, grants.client), variables, grants);
    if (registeredOnly) throw new HubError('PERSISTED_QUERY_REQUIRED');
    const operation = known.get(knownAs(query, operationName));
    if (operation !== undefined) return withValues(operation, variables, grants);
    return learn(query, operationName).then((admitted) => withValues(admitted, variables, grants));
  };
  return { admit: decide, newest: (most) => known.newest(most).flatMap((key) => known.get(key)?.sent ?? []) };

  /** An id that is another client's is as good as none. */
  function inList(id: string, client: string | null): KnownOperation {
    const entry = listed.get(id);
    const isAllowed = entry?.clients === null || (client !== null && entry?.clients.has(client) === true);
    if (entry === undefined || !isAllowed) throw new HubError('PERSISTED_QUERY_REQUIRED');
    return entry.operation;
  }

  function checkCost(cost: number): void {
    if (cost > limits.cost) throw new HubError('OPERATION_LIMIT');
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

function knownAs(query: string, operationName: string | null): string {
  return operationName === null ? query : `${operationName}\n${query}`;
}

function ignore(): void {}

/** The id under which an operation is registered: `sha256:` and the hexadecimal hash of its text. */
export function operationId(text: string): string {
  return `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;
}
