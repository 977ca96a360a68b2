import type { DocumentNode, FieldNode, OperationDefinitionNode } from 'graphql';
import { HubError } from '../../schema/contract/error-codes.ts';
import { guardedOperation, type GuardedOperation } from '../access/guarded-operation.ts';
import { protectedFields } from '../access/protected-fields.ts';
import type { Supergraph } from '../supergraph/load-supergraph.ts';
import { boundedCache } from './bounded-cache.ts';
import { compileOperation, KEPT_VARIANTS } from './plan/compile-operation.ts';

/** Operations that are planned, by their text. */
export interface PlanCache {
  /**
   * The plan of an operation, or a promise of it where it is not made yet; who asks the same meanwhile waits for the same.
   * @param text the document, printed one way
   * @throws HubError, or rejects with one, where there is no plan
   */
  planOf(
    document: DocumentNode,
    definition: OperationDefinitionNode,
    text: string,
  ): GuardedOperation | Promise<GuardedOperation>;
  /** From now on it is also remembered where there was no plan; what is planned beforehand gets another chance. */
  serve(): void;
}

const PLANNED_BYTES = 32 * 1024 * 1024;
/** Milliseconds. A planner that found nothing in time may have been short of a processor. */
const BELIEVED = 60_000;
const CONDITION = /@(?:skip|include)\(if: \$/g;

/** There was no plan for an operation, or none in time; it would be looked for in vain again. */
interface Unplannable {
  readonly refusal: HubError;
  /** Milliseconds since the epoch until which that is believed. */
  readonly until: number;
}

/**
 * About what a planned operation takes up at most: 1,500 of about 80 characters were measured at 35 kB each. One with
 * conditions is planned for several combinations of them.
 * @param text the document, printed one way
 */
export function plannedBytes(text: string): number {
  const conditions = text.match(CONDITION)?.length ?? 0;
  return (24_576 + 128 * text.length) * Math.min(KEPT_VARIANTS, 2 ** conditions);
}

export function planCache(supergraph: Supergraph): PlanCache {
  const { schema, access } = supergraph;
  const planned = boundedCache<string, GuardedOperation | Unplannable>(PLANNED_BYTES, plannedBytes);
  const underWay = new Map<string, Promise<GuardedOperation>>();
  let serving = false;

  const compile = (document: DocumentNode, definition: OperationDefinitionNode, denied?: ReadonlySet<FieldNode>) =>
    compileOperation(supergraph, document, definition, {}, denied).catch((cause: unknown) => {
      throw cause instanceof HubError ? cause : new HubError('INTERNAL', undefined, { cause });
    });
  const planNow = (key: string, document: DocumentNode, definition: OperationDefinitionNode) => {
    const fields = protectedFields(schema, access, document, definition);
    const pending = compile(document, definition).then((whole) =>
      guardedOperation(fields, whole, (denied) => compile(document, definition, denied)),
    );
    underWay.set(key, pending); // as many as the planner lets wait
    pending
      .then(
        (operation) => planned.set(key, operation),
        (refusal: unknown) => {
          if (serving && refusal instanceof HubError && refusal.code !== 'OVERLOADED')
            planned.set(key, { refusal, until: Date.now() + BELIEVED });
        },
      )
      .finally(() => underWay.delete(key));
    return pending;
  };
  return {
    planOf: (document, definition, text) => {
      const key = `${definition.name?.value ?? ''}\n${text}`;
      const plan = planned.get(key);
      const isRefused = plan !== undefined && 'refusal' in plan;
      if (isRefused && plan.until > Date.now()) throw plan.refusal;
      return (isRefused ? undefined : plan) ?? underWay.get(key) ?? planNow(key, document, definition);
    },
    serve: () => {
      serving = true;
    },
  };
}
