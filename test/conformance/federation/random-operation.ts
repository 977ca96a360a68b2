import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What is left out of operations. */
export interface Avoid {
  readonly fields: ReadonlySet<string>;
  /** Types on which there is no fragment. */
  readonly fragmentsOn: ReadonlySet<string>;
  /** Fields that have no condition. */
  readonly conditionsOn: ReadonlySet<string>;
  /** Aliases and variables with names that plans have uses of their own for, and conditions that are constant. */
  readonly traps: boolean;
}

const TRAPS = ['id', 'upc', 'name', 'price', 'weight', 'code'];
const ALIASES = ['other', 'constructor', 'a', 'b'];

/**
 * An operation against a schema, made by the choices that numbers stand for; it may be invalid, where two fields of one
 * name differ. An empty list of choices makes the smallest.
 */
export function randomOperation(schema: GraphQLSchema, choices: readonly number[], avoid: Avoid): RandomOperation {
  const aliases = avoid.traps ? ALIASES : [...ALIASES, ...TRAPS];
  let at = 0;
  const choose = (below: number): number => (choices[at++] ?? 0) % below;
  const variables: Record<string, unknown> = {};
  const definitions: string[] = [];
  const fragments: string[] = [];

  const condition = (): string => {
    if (choose(9) !== 8) return '';
    const directive = choose(2) === 0 ? 'skip' : 'include';
    const kind = choose(avoid.traps ? 2 : 4);
    if (kind > 1) return ` @${directive}(if: ${kind === 2})`;
    return ` @${directive}(if: ${variable('Boolean!', choose(2) === 0, kind === 0 ? 'true' : null)})`;
  };
  const variable = (type: string, value: unknown, otherwise: string | null): string => {
    const name = ['v', 'representations'][choose(avoid.traps ? 1 : 2)] ?? 'v';
    const full = `$${name}${definitions.length === 0 ? '' : definitions.length}`;
    definitions.push(`${full}: ${type}${otherwise === null ? '' : ` = ${otherwise}`}`);
    if (otherwise === null || choose(2) === 0) variables[full.slice(1)] = value;
    return full;
  };
  const inputValue = (type: GraphQLInputType, depth: number): unknown => {
    if (isNonNullType(type)) return inputValue(type.ofType, depth);
    if (isListType(type))
      return depth > 3 ? [] : Array.from({ length: choose(3) }, () => inputValue(type.ofType, depth + 1));
    if (isEnumType(type)) return type.getValues()[choose(type.getValues().length)]?.name;
    if (isInputObjectType(type))
      return Object.fromEntries(
        Object.values(type.getFields()).flatMap((field) =>
          isNonNullType(field.type) || (choose(3) === 0 && depth < 3)
            ? [[field.name, inputValue(field.type, depth + 1)]]
            : [],
        ),
      );
    switch (type.name) {
      case 'Int':
      case 'Float':
        return choose(5);
      case 'Boolean':
        return choose(2) === 0;
      default:
        return ['Book-1', 'Product-2', 'upc:Product-1', 'Home-0', 'Owner-3'][choose(5)];
    }
  };
  const argumentsOf = (field: GraphQLField<unknown, unknown>): string => {
    const given = field.args.flatMap((argument) => {
      if (!isNonNullType(argument.type) && choose(2) === 0) return [];
      const value = inputValue(argument.type, 0);
      const isVariable = choose(3) === 0;
      return [
        `${argument.name}: ${isVariable ? variable(String(argument.type), value, null) : literal(argument.type, value)}`,
      ];
    });
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  };
  const selections = (type: GraphQLCompositeType, depth: number): string => {
    const parts: string[] = [];
    const count = 1 + choose(4);
    for (let index = 0; index < count; index += 1) parts.push(selection(type, depth));
    return `{ ${parts.join(' ')} }`;
  };
  const selection = (type: GraphQLCompositeType, depth: number): string => {
    const fields =
      'getFields' in type ? Object.values(type.getFields()).filter(({ name }) => !avoid.fields.has(name)) : [];
    const kind = choose(10);
    if (kind === 9 || fields.length === 0 || (kind === 8 && isAbstractType(type))) {
      const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
      const types = [...wider(type), ...possible.filter(({ name }) => !avoid.fragmentsOn.has(name))];
      const narrowed = types[choose(types.length)] ?? type;
      if (depth > 5) return '__typename';
      const inside = selections(narrowed, depth + 1);
      // Within a fragment on an interface of its own, an object that does not say its type is taken for none.
      const said = avoid.traps && isObjectType(type) && isAbstractType(narrowed) ? '__typename ' : '';
      if (choose(3) !== 0) return `${said}... on ${narrowed.name}${condition()} ${inside}`;
      fragments.push(`fragment F${fragments.length} on ${narrowed.name} ${inside}`);
      return `${said}...F${fragments.length - 1}${condition()}`;
    }
    if (kind === 7) return choose(2) === 0 ? '__typename' : 't: __typename';
    const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    const usable = depth > 4 && leaves.length > 0 ? leaves : fields;
    const field = usable[choose(usable.length)];
    if (field === undefined || depth > 6) return '__typename';
    const alias = choose(6) === 5 ? `${aliases[choose(aliases.length)] ?? 'a'}: ` : '';
    const inner = getNamedType(field.type);
    const set = isCompositeType(inner) ? ` ${selections(inner, depth + 1)}` : '';
    return `${alias}${field.name}${argumentsOf(field)}${avoid.conditionsOn.has(field.name) ? '' : condition()}${set}`;
  };
  const wider = (type: GraphQLCompositeType): readonly GraphQLCompositeType[] =>
    isObjectType(type) ? [type, ...type.getInterfaces()] : [type];

  const mutation = schema.getMutationType();
  const isMutation = mutation != null && choose(12) === 11;
  const root = isMutation ? mutation : schema.getQueryType();
  if (root == null) throw new Error('a schema without queries');
  const set = selections(root, 0);
  const head = `${isMutation ? 'mutation' : 'query'} Op${definitions.length === 0 ? '' : `(${definitions.join(', ')})`}`;
  return { query: [`${head} ${set}`, ...fragments].join('\n'), variables };
}

function literal(type: GraphQLInputType, value: unknown): string {
  if (isNonNullType(type)) return literal(type.ofType, value);
  if (isListType(type))
    return `[${(value as readonly unknown[]).map((item) => literal(type.ofType, item)).join(', ')}]`;
  if (isEnumType(type)) return String(value);
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    return `{ ${Object.entries(value as object)
      .map(([name, inner]) => `${name}: ${literal(fields[name]?.type ?? type, inner)}`)
      .join(', ')} }`;
  }
  return JSON.stringify(value);
}
