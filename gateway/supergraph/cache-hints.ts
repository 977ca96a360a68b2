import {
  getNamedType,
  isCompositeType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { linkedFeatures } from './linked-directives.ts';

/** What `@cacheControl` says of a field or a type (the directive of Apollo’s servers). */
interface CacheHint {
  /** Seconds; null where it does not say. */
  readonly maxAge: number | null;
  /** Kept as long as what it is part of. */
  readonly inherits: boolean;
  readonly isPrivate: boolean;
}

/** Seconds for which anybody may keep the answer to an operation that is valid; 0: for none. */
export type MaxAge = (document: DocumentNode) => number;

/**
 * How long answers may be kept, by the `@cacheControl` of a supergraph document that links it: the least of all fields that
 * are asked for. A root field, and one that has fields of its own, may not be kept where nothing is said of it or of its
 * type; a leaf is kept as long as what it is part of. Nothing that is private, no mutation.
 * @param schema as clients see it
 */
export function cacheHints(sdl: string, schema: GraphQLSchema): MaxAge {
  const supergraph = parse(sdl, { noLocation: true });
  const feature = linkedFeatures(supergraph).find(({ spec }) => spec === 'cacheControl');
  const name = feature?.nameOf('cacheControl') ?? null;
  const hints = name === null ? new Map<string, CacheHint>() : hintsOf(supergraph, name);

  return (document) => {
    const types = new TypeInfo(schema);
    let least = Number.POSITIVE_INFINITY;
    visit(
      document,
      visitWithTypeInfo(types, {
        OperationDefinition: ({ operation }) => {
          if (operation !== 'query') least = 0;
        },
        Field: ({ name: field }) => {
          if (field.value.startsWith('__')) return;
          const [parent, type] = [types.getParentType(), getNamedType(types.getType())];
          const hint = hints.get(`${parent?.name}.${field.value}`) ?? hints.get(type?.name ?? '');
          const needsOne = parent === schema.getQueryType() || isCompositeType(type);
          if (hint?.isPrivate === true) least = 0;
          if (hint?.maxAge != null) least = Math.min(least, hint.maxAge);
          else if (needsOne && hint?.inherits !== true) least = 0;
        },
      }),
    );
    return Number.isFinite(least) ? Math.max(0, Math.floor(least)) : 0;
  };
}

/** By the name of a type, or of a type and a field, as in `Query.product`. */
function hintsOf(supergraph: DocumentNode, name: string): Map<string, CacheHint> {
  const hints = new Map<string, CacheHint>();
  const keep = (key: string, directives: readonly ConstDirectiveNode[] = []) => {
    const directive = directives.find((one) => one.name.value === name);
    if (directive !== undefined) hints.set(key, hintOf(directive));
  };
  for (const one of supergraph.definitions) {
    if (!('name' in one) || one.name === undefined) continue;
    if (!('directives' in one) || one.kind === Kind.DIRECTIVE_DEFINITION) continue;
    keep(one.name.value, one.directives as readonly ConstDirectiveNode[]);
    if (one.kind !== Kind.OBJECT_TYPE_DEFINITION && one.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of one.fields ?? []) keep(`${one.name.value}.${field.name.value}`, field.directives);
  }
  return hints;
}

function hintOf({ arguments: given = [] }: ConstDirectiveNode): CacheHint {
  const values = new Map(given.map(({ name, value }) => [name.value, value]));
  const [maxAge, inherits, scope] = [values.get('maxAge'), values.get('inheritMaxAge'), values.get('scope')];
  return {
    maxAge: maxAge?.kind === Kind.INT ? Number(maxAge.value) : null,
    inherits: inherits?.kind === Kind.BOOLEAN && inherits.value,
    isPrivate: scope?.kind === Kind.ENUM && scope.value === 'PRIVATE',
  };
}
