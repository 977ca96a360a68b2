import {
  execute,
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';
import type { Supergraph } from '../../supergraph/load-supergraph.ts';
import { boundedCache } from '../bounded-cache.ts';
import type { Selections } from './collect-fields.ts';
import { compilePlan } from './compile-plan.ts';
import { conditionNames } from './conditions.ts';
import { setOwn } from './data-object.ts';
import { normaliseOperation } from './normalise-operation.ts';
import type { PlanRun, PlanStep } from './plan-run.ts';
import { responseNames } from './response-names.ts';
import { splicer } from './splice-answer.ts';
import { writeAnswer } from './write-answer.ts';
import type { WriteValue } from './write-value.ts';

type Values = Readonly<Record<string, unknown>>;

/** An operation that is planned and ready to run, any number of times. */
export interface CompiledOperation {
  /**
   * Runs it once.
   * @param coerced the values of its variables as their types understand them
   * @returns the `data` of the answer, as JSON text
   * @throws Error where there is no plan for its conditions
   */
  run(run: PlanRun, coerced: Values): Promise<string>;
}

/** Combinations of conditions that are kept planned. */
export const KEPT_VARIANTS = 16;

/** An operation as it is under one combination of conditions. */
interface Variant {
  readonly introspection: DocumentNode | null;
  readonly write: WriteValue;
  /**
   * The plan, or a promise of it where it is not made yet.
   * @param bucket of the supergraph's progressive overrides; null: there is nothing to ask
   */
  plan(bucket: number): PlanStep | null | Promise<PlanStep>;
}

/**
 * Plans an operation for one combination of its conditions; for others when they come.
 * @param first values of its variables: those that conditions depend on count
 * @param denied fields that are not asked for, and are null in the answer
 * @throws Error where there is no plan for it
 */
export async function compileOperation(
  supergraph: Supergraph,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  first: Values,
  denied: ReadonlySet<FieldNode> = new Set(),
): Promise<CompiledOperation> {
  const names = conditionNames(document);
  const fragments = fragmentsOf(document);
  const variants = boundedCache<string, Variant>(KEPT_VARIANTS);
  const variantFor = (values: Values): Variant => {
    const key = names.map((name) => (values[name] === true ? '1' : '0')).join('');
    let variant = variants.get(key);
    if (variant === undefined) {
      const conditions = Object.fromEntries(names.map((name) => [name, values[name] === true]));
      variant = compileVariant(supergraph, document, operation, denied, { fragments, conditions });
      variants.set(key, variant);
    }
    return variant;
  };
  const { planner, schema } = supergraph;
  const draw = () => planner.overrideBucket(Math.random() * 100);
  await variantFor(first).plan(draw());

  return {
    run: async (run, coerced) => {
      const variant = variantFor(coerced);
      const { introspection, write } = variant;
      const planned = variant.plan(draw());
      const step = planned instanceof Promise ? await planned : planned;
      await step?.(run);
      if (introspection !== null) {
        const answer = await execute({
          schema,
          document: introspection,
          variableValues: coerced,
          operationName: operation.name?.value,
        });
        for (const [name, value] of Object.entries(answer.data ?? {})) setOwn(run.data, name, value);
      }
      return run.text ?? write(run.data) ?? 'null';
    },
  };
}

function compileVariant(
  { schema, facts, planner }: Supergraph,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  denied: ReadonlySet<FieldNode>,
  { fragments, conditions }: Pick<Selections, 'fragments' | 'conditions'>,
): Variant {
  const root = schema.getRootType(operation.operation);
  if (root === null || root === undefined) throw new Error('the schema has no such operations');
  const names = responseNames(facts);
  const { text, introspection, variableNames } = normaliseOperation(
    ...withoutFields(document, operation, denied),
    names,
    conditions,
  );
  // What is denied is looked for where nothing ever is: it may be in the data, as a key or because something requires it.
  const inData = (node: FieldNode) => (denied.has(node) ? ' denied' : names.inData(node));
  const shown = denied.size === 0 ? names : { ...names, inData };
  const { write, pattern } = writeAnswer(
    schema,
    root,
    { sets: [operation.selectionSet], fragments, conditions },
    shown,
  );
  const splice = introspection === null ? splicer(pattern) : null;
  const plans = new Map<number, PlanStep | Promise<PlanStep>>();
  const plan = (bucket: number): PlanStep | null | Promise<PlanStep> => {
    if (text === null) return null;
    const known = plans.get(bucket);
    if (known !== undefined) return known;
    const pending = planner
      .plan(text, bucket)
      .then((node) => compilePlan(node, { facts, names, variableNames }, splice));
    plans.set(bucket, pending); // whoever asks the same meanwhile waits for the same plan
    pending.then(
      (step) => plans.set(bucket, step),
      () => plans.delete(bucket),
    );
    return pending;
  };
  return { introspection, write, plan };
}

/** A document and its operation, without some of their fields. */
function withoutFields(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  fields: ReadonlySet<FieldNode>,
): [DocumentNode, OperationDefinitionNode] {
  if (fields.size === 0) return [document, operation];
  const left = visit(document, { Field: (node) => (fields.has(node) ? null : undefined) });
  const place = document.definitions.indexOf(operation);
  return [left, left.definitions[place] as OperationDefinitionNode];
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
}
