import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { collectFields, type Selections } from './collect-fields.ts';
import { ownValue, type DataObject } from './data-object.ts';
import { listOf, objectOf, oneOf, type PatternOf } from './json-pattern.ts';
import type { ResponseNames } from './response-names.ts';
import { writeLeaf } from './write-leaf.ts';
import { printingWhole, type Writer } from './write-value.ts';

interface FieldWriter {
  /** The client's name. */
  readonly key: string;
  /** JSON text of it, and a colon. */
  readonly prefix: string;
  readonly write: (object: DataObject) => string | undefined;
  /** Null for a field that is never in the data as the answer has it; so is its pattern. */
  readonly isWhole: Writer['isWhole'] | null;
  readonly pattern: PatternOf;
}

/** A text where an object should be, say. It could mean anything, and so must not look like nothing. */
const OTHER_SHAPE = 'a subgraph answered data of another shape than it was asked for';

const OF_SCHEMA = new Set(['__schema', '__type']);

/**
 * Compiles the answer to an operation: of all data that came together, what the client asked for, by its names, in its
 * order, complete and in the types of the API schema. Whatever else subgraphs sent has no way into the answer. What is
 * compiled throws where data are of another shape altogether.
 * @param selections the operation, with the values of its `@skip` and `@include`
 */
export function writeAnswer(
  schema: GraphQLSchema,
  root: GraphQLObjectType,
  selections: Selections,
  names: ResponseNames,
): Pick<Writer, 'write' | 'pattern'> {
  const ofType = (type: GraphQLOutputType, nodes: readonly FieldNode[]): Writer => {
    if (isNonNullType(type)) return ofInner(type.ofType, nodes);
    const { write, isWhole, pattern } = ofInner(type, nodes);
    return {
      write: (value) => write(value) ?? 'null',
      isWhole: (value) => value === null || isWhole(value),
      pattern: () => oneOf([() => 'null', pattern]),
    };
  };
  const ofInner = (type: GraphQLOutputType, nodes: readonly FieldNode[]): Writer => {
    if (isListType(type)) return listWriter(ofType(type.ofType, nodes), isCompositeType(getNamedType(type)));
    if (isLeafType(type)) return writeLeaf(type);
    if (isCompositeType(type)) return ofComposite(type, nodes);
    throw new Error('a type that cannot be in an answer');
  };

  const ofComposite = (type: GraphQLCompositeType, nodes: readonly FieldNode[]): Writer => {
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (!isAbstractType(type)) return objectWriter(() => fieldsOf(type, sets));
    const byType = new Map<unknown, Writer>();
    const writerFor = (value: unknown): Writer | null => {
      if (typeof value !== 'object' || value === null) return null;
      const name = (value as DataObject)['__typename'];
      const known = byType.get(name);
      if (known !== undefined) return known;
      const actual = typeof name === 'string' ? schema.getType(name) : type;
      if (!isCompositeType(actual)) return null; // of a type that clients do not know
      const writer = objectWriter(() => fieldsOf(actual, sets));
      byType.set(name, writer);
      return writer;
    };
    return {
      write: (value) => {
        if (typeof value !== 'object' && value !== undefined) throw new Error(OTHER_SHAPE);
        return writerFor(value)?.write(value);
      },
      isWhole: (value) => writerFor(value)?.isWhole(value) === true,
      pattern: () => oneOf(schema.getPossibleTypes(type).map(({ name }) => typeFirst(writerFor({ __typename: name })))),
    };
  };
  const fieldsOf = (type: GraphQLCompositeType, sets: Selections['sets']): readonly FieldWriter[] =>
    [...collectFields(schema, type, { ...selections, sets })].flatMap(([key, nodes]) => {
      const [node] = nodes;
      return node === undefined ? [] : [{ key, prefix: `${JSON.stringify(key)}:`, ...ofField(type, key, node, nodes) }];
    });

  const ofField = (
    type: GraphQLCompositeType,
    key: string,
    node: FieldNode,
    nodes: readonly FieldNode[],
  ): Omit<FieldWriter, 'key' | 'prefix'> => {
    const name = names.inData(node);
    if (node.name.value === '__typename') return typeNameWriter(schema, type, name);
    if (OF_SCHEMA.has(node.name.value))
      return { write: (object) => JSON.stringify(ownValue(object, name) ?? null), isWhole: null, pattern: never };
    const field = 'getFields' in type ? type.getFields()[node.name.value] : undefined;
    if (field === undefined) throw new Error('a field that the schema does not have');
    const { write, isWhole, pattern } = ofType(field.type, nodes);
    const isInherited = name in Object.prototype;
    return {
      write: isInherited ? (object) => write(ownValue(object, name)) : (object) => write(object[name]),
      ...(name === key && !isInherited ? { isWhole, pattern } : { isWhole: null, pattern: never }),
    };
  };
  const whole = objectWriter(() => fieldsOf(root, selections.sets));
  return { write: printingWhole(whole), pattern: whole.pattern };
}

function listWriter(item: Writer, ofObjects: boolean): Writer {
  const isWhole = (value: unknown): boolean => Array.isArray(value) && value.every(item.isWhole);
  const write = (value: unknown): string | undefined => {
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value)) throw new Error(OTHER_SHAPE);
    let text = '';
    for (const each of value) {
      const written = item.write(each);
      if (written === undefined) return undefined;
      text += text === '' ? written : `,${written}`;
    }
    return `[${text}]`;
  };
  const pattern = () => listOf(item.pattern());
  return { isWhole, write: ofObjects ? printingWhole({ write, isWhole }) : write, pattern };
}

/** Fields are compiled at the first object: most operations name types that never come. */
function objectWriter(compile: () => readonly FieldWriter[]): Writer {
  let compiled: readonly FieldWriter[] | null = null;
  const write = (value: unknown): string | undefined => {
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'object' || Array.isArray(value)) throw new Error(OTHER_SHAPE);
    compiled ??= compile();
    let text = '';
    for (const field of compiled) {
      const written = field.write(value as DataObject);
      if (written === undefined) return undefined;
      text += text === '' ? field.prefix + written : `,${field.prefix}${written}`;
    }
    return `{${text}}`;
  };
  const isWhole = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    compiled ??= compile();
    // Not looked up name by name: V8 would take each name for the only one, and compile this anew at the next, for ever.
    const values: readonly unknown[] = Object.values(value);
    if (values.length !== compiled.length) return false;
    let at = 0;
    for (const key in value) {
      const field = compiled[at];
      if (field?.key !== key || field.isWhole?.(values[at]) !== true) return false;
      at += 1;
    }
    return true;
  };
  const pattern = () => objectOf((compiled ??= compile()));
  return { write, isWhole, pattern };
}

/** Where the type is not said first, texts of several types would be told apart at their ends only. */
function typeFirst(writer: Writer | null): PatternOf {
  return () => {
    const pattern = writer?.pattern() ?? null;
    return pattern?.startsWith('\\{"__typename":') === true ? pattern : null;
  };
}

const never: PatternOf = () => null;

/** The object's own type, as far as clients know it; or that of the place, where only objects of one type can be. */
function typeNameWriter(schema: GraphQLSchema, place: GraphQLCompositeType, alias: string) {
  const text = JSON.stringify(place.name);
  const write = (object: DataObject): string | undefined => {
    if (isObjectType(place)) return text;
    // A subgraph with an object for a whole interface says that instead; then another may have told it to the alias.
    for (const said of [object['__typename'], ownValue(object, alias)]) {
      const type = typeof said === 'string' ? schema.getType(said) : undefined;
      if (isObjectType(type)) return JSON.stringify(type.name);
    }
    return undefined;
  };
  if (!isObjectType(place) || alias !== '__typename') return { write, isWhole: null, pattern: never };
  return { write, isWhole: (value: unknown) => value === place.name, pattern: () => text };
}
