import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isLeafType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** A value of each scalar; a new one has to be added here. */
const VALUES: Readonly<Record<string, unknown>> = {
  ID: '3f0e7d0a-5b1c-4d2e-8f9a-0b1c2d3e4f5a',
  String: 'Some words',
  Int: 5,
  Boolean: true,
  Date: '2026-03-02',
  DateTime: '2026-01-01T00:00:00Z',
};

export interface MinimalOperation {
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The smallest operation that asks a root field something: the arguments it needs and those given, as variables of their
 * names, and of its answer the id or the type.
 * @param given values in place of the first one that fits
 * @throws Error for a type that no value is known of
 */
export function minimalOperation(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  given: Readonly<Record<string, unknown>>,
): MinimalOperation {
  const passed = field.args.filter((arg) => isRequiredArgument(arg) || Object.hasOwn(given, arg.name));
  const variables = Object.fromEntries(passed.map(({ name, type }) => [name, given[name] ?? valueOf(type)]));
  const declared = passed.map(({ name, type }) => `$${name}: ${type.toString()}`).join(', ');
  const args = passed.map(({ name }) => `${name}: $${name}`).join(', ');
  const isMutation = schema.getMutationType()?.getFields()[field.name] === field;
  const head = `${isMutation ? 'mutation' : 'query'}${declared === '' ? '' : ` (${declared})`}`;
  const call = `${field.name}${args === '' ? '' : `(${args})`}`;
  return { operation: `${head} { ${call} ${selectionOf(schema, field)} }`, variables };
}

function selectionOf(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return '';
  const fields = 'getFields' in type && !isInputObjectType(type) ? type.getFields() : {};
  if (fields['id'] !== undefined) return '{ __typename id }';
  // A connection is asked for what is on its page, so that whoever has to decide about it does.
  const node = schema.getType(type.name.replace(/Connection$/, 'Edge'));
  const isPage = fields['edges'] !== undefined && node !== undefined;
  return isPage ? '{ edges { cursor node { __typename } } }' : '{ __typename }';
}

function valueOf(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [valueOf(nullable.ofType)];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.value;
  if (isInputObjectType(nullable)) {
    const required = Object.values(nullable.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(required.map((one) => [one.name, valueOf(one.type)]));
  }
  const value = VALUES[nullable.toString()];
  if (value === undefined) throw new Error(`no value of the type ${nullable.toString()} is known here`);
  return value;
}
