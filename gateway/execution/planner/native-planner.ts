import { createRequire } from 'node:module';
import type * as Native from '@graphql-hive/router-query-planner';
import { buildASTSchema, Kind, parse, type DefinitionNode, type GraphQLSchema, type NameNode } from 'graphql';
import type { Planner } from './planner.ts';
import { readNativePlan } from './read-native-plan.ts';

/**
 * The planner of Hive Router, compiled to machine code.
 * @throws Error where it has no binary for this platform, or the document is no supergraph
 */
export function nativePlanner(supergraph: string): Planner {
  // Loaded when it is wanted: where there is no binary, that must not keep the other planner from starting.
  const load = createRequire(import.meta.url);
  const { QueryPlanner } = load('@graphql-hive/router-query-planner') as typeof Native;
  const planner = new QueryPlanner(supergraph);
  const percentages = planner.overridePercentages.toSorted((one, other) => one - other);
  const noLabels = new Set<string>();
  return {
    name: 'native',
    apiSchema: clientSchema(planner.consumerSchema),
    overrideBucket: (share) => percentages.filter((percentage) => share >= percentage).length,
    plan: async (operation, bucket, signal) => {
      // The share that stands for a bucket is the middle of it.
      const share = ((percentages[bucket - 1] ?? 0) + (percentages[bucket] ?? 100)) / 2;
      const { node } = await planner.planAsync(operation, null, noLabels, share, signal);
      if (node === undefined) throw new Error('there is nothing in the plan');
      return readNativePlan(node);
    },
  };
}

/** Names of composition's own types, which the planner leaves in its schema for clients. */
const OF_COMPOSITION = /^[a-z]+__/;

const EXECUTABLE = new Set([
  'QUERY',
  'MUTATION',
  'SUBSCRIPTION',
  'FIELD',
  'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
  'VARIABLE_DEFINITION',
]);

/** Whether a directive is for operations; the others speak to whoever composes or serves the schema. */
function isExecutable({ value }: NameNode): boolean {
  return EXECUTABLE.has(value);
}

function clientSchema(sdl: string): GraphQLSchema {
  const document = parse(sdl, { noLocation: true });
  const definitions = document.definitions.flatMap((definition): readonly DefinitionNode[] => {
    if ('name' in definition && OF_COMPOSITION.test(definition.name?.value ?? '')) return [];
    if (definition.kind === Kind.DIRECTIVE_DEFINITION)
      return definition.locations.some(isExecutable) ? [definition] : [];
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [definition];
    // It also adds the fields by which a schema is asked about itself, which every schema has anyhow.
    return [{ ...definition, fields: definition.fields?.filter(({ name }) => !name.value.startsWith('__')) }];
  });
  return buildASTSchema({ ...document, definitions }, { assumeValid: true, assumeValidSDL: true });
}
