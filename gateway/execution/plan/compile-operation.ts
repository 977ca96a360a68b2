import { execute, Kind, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';
import type { Supergraph } from '../../supergraph/load-supergraph.ts';
import { boundedCache } from '../bounded-cache.ts';
import type { Selections } from './collect-fields.ts';
import { compilePlan } from './compile-plan.ts';
import { conditionNames } from './conditions.ts';
import { setOwn } from './data-object.ts';
import { normaliseOperation } from './normalise-operation.ts';
import type { PlanRun, PlanStep } from './plan-run.ts';
import { responseNames } from './response-names.ts';
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
const KEPT_VARIANTS = 16;

/** An operation as it is under one combination of conditions. */
interface Variant {
  readonly introspection: DocumentNode | null;
  readonly write: WriteValue;
  /** @param bucket of the supergraph's progressive overrides; null: there is nothing to ask */
  plan(bucket: number): PlanStep | null;
}

/**
 * Plans an operation for one combination of its conditions; for others when they come.
 * @param first values of its variables: those that conditions depend on count
 * @throws Error where there is no plan for it
 */
export function compileOperation(
  supergraph: Supergraph,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  first: Values,
): CompiledOperation {
  const names = conditionNames(document);
  const fragments = fragmentsOf(document);
  const variants = boundedCache<string, Variant>(KEPT_VARIANTS);
  const variantFor = (values: Values): Variant => {
    const key = names.map((name) => (values[name] === true ? '1' : '0')).join('');
    let variant = variants.get(key);
    if (variant === undefined) {
      const conditions = Object.fromEntries(names.map((name) => [name, values[name] === true]));
      variant = compileVariant(supergraph, document, operation, { fragments, conditions });
      variants.set(key, variant);
    }
    return variant;
  };
  const { planner, schema } = supergraph;
  const draw = () => planner.overrideBucket(Math.random() * 100);
  variantFor(first).plan(draw());

  return {
    run: async (run, coerced) => {
      const variant = variantFor(coerced);
      const { introspection, write } = variant;
      await variant.plan(draw())?.(run);
      if (introspection !== null) {
        const answer = await execute({
          schema,
          document: introspection,
          variableValues: coerced,
          operationName: operation.name?.value,
        });
        for (const [name, value] of Object.entries(answer.data ?? {})) setOwn(run.data, name, value);
      }
      return write(run.data) ?? 'null';
    },
  };
}

function compileVariant(
  { schema, facts, planner }: Supergraph,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { fragments, conditions }: Pick<Selections, 'fragments' | 'conditions'>,
): Variant {
  const root = schema.getRootType(operation.operation);
  if (root === null || root === undefined) throw new Error('the schema has no such operations');
  const names = responseNames(facts);
  const { text, introspection, variableNames } = normaliseOperation(document, operation, names, conditions);
  const plans = new Map<number, PlanStep>();
  const plan = (bucket: number): PlanStep | null => {
    if (text === null) return null;
    const known = plans.get(bucket);
    if (known !== undefined) return known;
    const step = compilePlan(planner.plan(text, bucket), { facts, names, variableNames });
    plans.set(bucket, step);
    return step;
  };
  const write = writeAnswer(schema, root, { sets: [operation.selectionSet], fragments, conditions }, names);
  return { introspection, write, plan };
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
}
