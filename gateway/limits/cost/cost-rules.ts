import { Kind, valueFromASTUntyped, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { linkedFeatures } from '../../supergraph/linked-directives.ts';

/** What a supergraph says about the cost of its fields. */
export interface CostRules {
  /**
   * `@cost` of a type (`User`), a field of an object or of an input object (`User.name`) or an argument
   * (`Query.users(first:)`); null where it has none.
   */
  weight(place: string): number | null;
  /** `@listSize` of a field; null where it has none. */
  listSize(field: string): ListSize | null;
}

/** How many items a field answers (IBM's GraphQL cost directives, section "The List Size Directive"). */
export interface ListSize {
  /** Null where it is not said. */
  readonly assumed: number | null;
  /** Arguments that say how many items are wanted, or fields inside of them (`page.first`). */
  readonly slicing: readonly string[];
  /** Fields of the answer that are the list; none: the field itself is. */
  readonly sized: readonly string[];
  readonly requiresOne: boolean;
}

/**
 * Reads `@cost` and `@listSize` (IBM's GraphQL cost directives, as Apollo's `cost` specification 0.1 links them),
 * under whatever names the document has them.
 */
export function costRules(document: DocumentNode): CostRules {
  const weights = new Map<string, number>();
  const sizes = new Map<string, ListSize>();
  const feature = linkedFeatures(document).find(({ spec }) => spec === 'cost');
  if (feature !== undefined) {
    const [cost, listSize] = [feature.nameOf('cost'), feature.nameOf('listSize')];
    const read = (place: string, directives: readonly ConstDirectiveNode[] = []) => {
      for (const directive of directives) {
        const given = argumentsOf(directive);
        const weight = Number(given['weight']);
        if (directive.name.value === cost && Number.isFinite(weight)) weights.set(place, weight);
        if (directive.name.value === listSize) sizes.set(place, listSizeOf(given));
      }
    };
    for (const definition of document.definitions) {
      if (!('name' in definition) || definition.name === undefined) continue;
      const type = definition.name.value;
      if ('directives' in definition) read(type, definition.directives as readonly ConstDirectiveNode[]);
      if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
        for (const field of definition.fields ?? []) read(`${type}.${field.name.value}`, field.directives);
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION)
        continue;
      for (const field of definition.fields ?? []) {
        read(`${type}.${field.name.value}`, field.directives);
        for (const { name, directives } of field.arguments ?? [])
          read(`${type}.${field.name.value}(${name.value}:)`, directives);
      }
    }
  }
  return { weight: (place) => weights.get(place) ?? null, listSize: (field) => sizes.get(field) ?? null };
}

function listSizeOf(given: Readonly<Record<string, unknown>>): ListSize {
  const { assumedSize, slicingArguments, sizedFields, requireOneSlicingArgument } = given;
  return {
    assumed: typeof assumedSize === 'number' ? assumedSize : null,
    slicing: (slicingArguments ?? []) as readonly string[],
    sized: (sizedFields ?? []) as readonly string[],
    requiresOne: requireOneSlicingArgument !== false,
  };
}

function argumentsOf({ arguments: given = [] }: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
}
