import { createHash } from 'node:crypto';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute,
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  visit,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import type { SyntheticSupergraph } from './synthetic-supergraphs.ts';

/** What a subgraph was asked, and what it answers. */
export type Answer = (body: string) => Promise<string>;

type Parent = Readonly<Record<string, unknown>> & { readonly __seed: string };

/**
 * Subgraphs that answer anything at all, always the same: every value is made from the type, the key and the arguments
 * it belongs to. A field that requires others repeats what it was given, so that a wrong plan shows in the data.
 */
export function standInSubgraphs({ subgraphs, concrete }: SyntheticSupergraph): Readonly<Record<string, Answer>> {
  return Object.fromEntries(
    Object.entries(subgraphs).map(([name, sdl]) => {
      const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: referenceResolvers(sdl) as never });
      const required = requiredFields(sdl);
      return [name, answerer(schema, required, concrete)];
    }),
  );
}

function answerer(
  schema: GraphQLSchema,
  required: ReadonlyMap<string, readonly string[]>,
  concrete: SyntheticSupergraph['concrete'],
): Answer {
  const resolve = (parent: Parent | undefined, args: object, _: unknown, info: GraphQLResolveInfo): unknown => {
    const place = `${info.parentType.name}.${info.fieldName}`;
    const needed = required.get(place);
    if (needed !== undefined) return JSON.stringify(needed.map((name) => [name, plain(parent?.[name])]));
    if (parent !== undefined && Object.hasOwn(parent, info.fieldName)) return parent[info.fieldName];
    const seed = `${parent?.__seed ?? 'root'}.${info.fieldName}${JSON.stringify(sorted(args))}`;
    if (
      parent !== undefined &&
      !isNonNullType(info.returnType) &&
      number(`${seed} fails`, 29) === 0 &&
      !isNeeded(place)
    )
      throw new Error('it fails');
    return valueOf(info.returnType, seed, false);
  };
  const isNeeded = (place: string) => NEVER_FAILS.has(place.split('.')[1] ?? '');

  const valueOf = (type: GraphQLOutputType, seed: string, isKey: boolean): unknown => {
    if (isNonNullType(type))
      return (
        valueOf(type.ofType as GraphQLOutputType, `${seed}!`, isKey) ??
        valueOf(type.ofType as GraphQLOutputType, `${seed}!!`, true)
      );
    if (!isKey && number(`${seed} null`, 11) === 0) return null;
    if (isListType(type))
      return Array.from({ length: number(`${seed} length`, 4) }, (_, index) =>
        valueOf(type.ofType as GraphQLOutputType, `${seed}[${index}]`, false),
      );
    if (isEnumType(type)) {
      const values = type.getValues();
      return values[number(seed, values.length)]?.name;
    }
    if (isAbstractType(type)) {
      const types = schema.getPossibleTypes(type);
      return objectOf(types[number(`${seed} type`, types.length)]?.name ?? '', seed);
    }
    if (isObjectType(type)) return objectOf(type.name, seed);
    switch (getNamedType(type).name) {
      case 'Int':
        return number(seed, 1000);
      case 'Float':
        return number(seed, 1000) / 8;
      case 'Boolean':
        return number(seed, 2) === 0;
      case 'ID':
        return String(number(seed, 6));
      default:
        return `s${number(seed, 10_000)}`;
    }
  };

  /** An entity is its key, so that it is the same in every subgraph; another object is the place where it was found. */
  const objectOf = (type: string, seed: string): object => {
    const kinds = concrete[type];
    const known = schema.getType(type);
    const fields = isObjectType(known) ? known.getFields() : {};
    const kind = kinds?.[number(`${seed} kind`, kinds.length)] ?? type;
    const id = `${kind}-${number(seed, 5)}`;
    if ('id' in fields || 'upc' in fields || 'code' in fields || 'town' in fields) return entityOf(type, id);
    return { __typename: type, __seed: seed };
  };

  return async (body) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
    const result = await execute({
      schema,
      document: parse(query),
      variableValues: variables,
      fieldResolver: resolve as never,
      typeResolver: (value: { __typename: string }) => value.__typename,
    });
    return JSON.stringify({
      data: result.data,
      ...(result.errors === undefined
        ? {}
        : {
            errors: result.errors.map(({ path }) => ({
              message: 'it failed',
              path,
              extensions: { code: 'FORBIDDEN' },
            })),
          }),
    });
  };
}

/** Fields whose failure would show where nobody asked for them: plans need them for other fields. */
const NEVER_FAILS = new Set(['weight', 'price', 'name', 'title', 'area', 'rooms', 'parts', 'label', 'region', 'band']);

/** Every key of an entity tells every other: they differ in spelling alone. */
function entityOf(type: string, id: string): Parent {
  const [kind = type] = id.split('-');
  return {
    __typename: type,
    __seed: id,
    id,
    upc: `upc:${id}`,
    code: id,
    ...(kind === 'Street' ? { name: `name:${id}`, town: `town:${id}` } : {}),
    ...(kind === 'Warehouse' ? { region: { __typename: 'Region', __seed: `region ${id}`, code: `code:${id}` } } : {}),
  } as never;
}

function referenceResolvers(sdl: string): Readonly<Record<string, object>> {
  const types = new Set<string>();
  const note = ({
    name,
    directives,
  }: {
    name: { value: string };
    directives?: readonly { name: { value: string } }[];
  }) => {
    if (directives?.some((directive) => directive.name.value === 'key') === true) types.add(name.value);
  };
  visit(parse(sdl), { ObjectTypeDefinition: note, ObjectTypeExtension: note, InterfaceTypeDefinition: note });
  return Object.fromEntries(
    [...types].map((type) => [
      type,
      {
        __resolveReference: (reference: Record<string, unknown>) => {
          const key = reference['id'] ?? reference['upc'] ?? reference['code'] ?? reference['name'];
          if (typeof key !== 'string') return null;
          const id = key.replace(/^(upc|name):/, '');
          const kind = id.split('-')[0] ?? type;
          const isConcrete = new RegExp(`type ${kind} `).test(sdl);
          return { ...reference, ...entityOf(isConcrete ? kind : type, id) };
        },
      },
    ]),
  );
}

/** For each field that requires others, their names. */
export function requiredFields(sdl: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const note = (type: {
    name: { value: string };
    fields?: readonly { name: { value: string }; directives?: readonly unknown[] }[];
  }) => {
    for (const field of type.fields ?? []) {
      const text = JSON.stringify(field.directives ?? []);
      const fields = /"value":"requires".*?"fields"\},"value":\{"kind":"StringValue","value":"((?:[^"\\]|\\.)*)"/.exec(
        text,
      )?.[1];
      if (fields !== undefined)
        found.set(`${type.name.value}.${field.name.value}`, topNames(JSON.parse(`"${fields}"`) as string));
    }
  };
  visit(parse(sdl, { noLocation: true }), { ObjectTypeDefinition: note as never, ObjectTypeExtension: note as never });
  return found;
}

function topNames(fields: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  visit(parse(`{ ${fields} }`), {
    Field: {
      enter: ({ name }) => {
        if (depth === 0) names.push(name.value);
        depth += 1;
      },
      leave: () => void (depth -= 1),
    },
  });
  return names;
}

/** A value without what the stand-in keeps for itself. */
function plain(value: unknown): unknown {
  return value === undefined ? 'nothing was sent' : value;
}

function sorted(args: object): object {
  return Object.fromEntries(Object.entries(args).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function number(seed: string, below: number): number {
  return createHash('sha1').update(seed).digest().readUInt32BE(0) % below;
}
