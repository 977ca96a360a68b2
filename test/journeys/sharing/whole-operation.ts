import { getNamedType, isInterfaceType, isLeafType, isObjectType, isRequiredArgument } from 'graphql';
import type { GraphQLField, GraphQLNamedType, GraphQLSchema } from 'graphql';

/** Arguments of fields below the root, by `Type.field`; a field that needs one and is not here cannot be asked. */
const BELOW: Readonly<Record<string, string>> = { 'Child.sharing': '(agency: HEALTH, category: INV_TARGETED)' };

/**
 * The operation that asks a root field for all there is below it, of every type that implements an interface. Made from
 * the schema, so that a field that is new is asked for.
 * @param variables names of the arguments that are given, as variables of the same names
 */
export function wholeOperation(schema: GraphQLSchema, root: string, variables: readonly string[]): string {
  const isMutation = schema.getMutationType()?.getFields()[root] !== undefined;
  const field = (isMutation ? schema.getMutationType() : schema.getQueryType())?.getFields()[root];
  if (field === undefined) throw new Error(`there is no field ${root}`);
  const given = field.args.filter(({ name }) => variables.includes(name));
  const declared = given.map(({ name, type }) => `$${name}: ${type.toString()}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const signature = given.length === 0 ? '' : ` (${declared})`;
  const call = given.length === 0 ? root : `${root}(${passed})`;
  return `${isMutation ? 'mutation' : 'query'}${signature} { ${call} ${selectionOf(schema, getNamedType(field.type), [])} }`;
}

function selectionOf(schema: GraphQLSchema, type: GraphQLNamedType, above: readonly string[]): string {
  if (isLeafType(type)) return '';
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`${type.name} is not foreseen here`);
  const own = Object.values(type.getFields());
  const names = new Set(own.map(({ name }) => name));
  const kinds = isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
  const fragments = kinds.map((kind) => {
    const further = Object.values(kind.getFields()).filter(({ name }) => !names.has(name));
    return further.length === 0 ? '' : `... on ${kind.name} { ${fieldsOf(schema, kind, further, above)} }`;
  });
  return `{ __typename ${fieldsOf(schema, type, own, above)} ${fragments.join(' ')} }`;
}

function fieldsOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  fields: readonly GraphQLField<unknown, unknown>[],
  above: readonly string[],
): string {
  const within = [...above, type.name];
  return fields
    .filter((field) => !within.includes(getNamedType(field.type).name))
    .map((field) => {
      const called = BELOW[`${type.name}.${field.name}`] ?? '';
      if (called === '' && field.args.some(isRequiredArgument))
        throw new Error(`${type.name}.${field.name} needs arguments`);
      return `${field.name}${called} ${selectionOf(schema, getNamedType(field.type), within)}`;
    })
    .join(' ');
}
