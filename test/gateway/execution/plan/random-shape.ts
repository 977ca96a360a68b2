import fc from 'fast-check';

/** A type of a made-up schema, and a way to ask for it. */
export type Shape =
  | { readonly kind: 'leaf'; readonly name: keyof typeof LEAVES }
  | { readonly kind: 'list' | 'sure'; readonly of: Shape }
  | { readonly kind: 'object'; readonly fields: readonly Shape[] }
  | { readonly kind: 'union'; readonly members: readonly (Shape & { kind: 'object' })[] };

/** A shape in GraphQL, and values that the answer repeats as they come. */
interface Rendered {
  readonly type: string;
  readonly selection: string;
  readonly value: fc.Arbitrary<unknown>;
}

const text = fc.string({ unit: 'binary', maxLength: 12 });
const int = fc.integer({ min: -1_999_999_999, max: 1_999_999_999 });
const float = fc.integer().map((number) => number / 64);
const LEAVES = {
  Int: int,
  Float: float,
  String: text,
  ID: fc.oneof(text, int),
  Boolean: fc.boolean(),
  Colour: fc.constantFrom('RED', 'REDDISH', 'BLUE'),
  Anything: fc.oneof(text, float, fc.boolean()),
} as const;

const { object } = fc.letrec<{ object: Shape & { kind: 'object' }; any: Shape }>((tie) => ({
  object: fc.record({ kind: fc.constant('object'), fields: fc.array(tie('any'), { minLength: 1, maxLength: 4 }) }),
  any: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.record({
      kind: fc.constant('leaf'),
      name: fc.constantFrom(...(Object.keys(LEAVES) as (keyof typeof LEAVES)[])),
    }),
    fc.record({ kind: fc.constantFrom('list', 'sure'), of: tie('any') }),
    tie('object'),
    fc.record({
      kind: fc.constant('union'),
      members: fc.array(tie('object'), { minLength: 1, maxLength: 3 }),
    }),
  ),
}));

/** Patterns of more than so many types may be too long. */
const MOST_TYPES = 20;

/** A query for random shapes, its schema, and a value that it may be answered with. */
export const randomQuery = object.filter(isShort).chain((shape) => {
  const types: string[] = [];
  const { selection, value } = render(shape, types, 'Query');
  const sdl = `scalar Anything enum Colour { RED REDDISH BLUE } ${types.join(' ')}`;
  return fc.record({ sdl: fc.constant(sdl), query: fc.constant(selection), data: value });
});

function isShort(shape: Shape): boolean {
  const types: string[] = [];
  render(shape, types);
  return types.length <= MOST_TYPES;
}

function render(shape: Shape, types: string[], name = `T${types.length}`): Rendered {
  switch (shape.kind) {
    case 'leaf':
      return { type: shape.name, selection: '', value: LEAVES[shape.name] };
    case 'sure': {
      const { type, selection, value } = render(shape.of, types);
      return { type: type.endsWith('!') ? type : `${type}!`, selection, value };
    }
    case 'list': {
      const { type, selection, value } = render(shape.of, types);
      return { type: `[${type}]`, selection, value: fc.array(orNull(type, value), { maxLength: 3 }) };
    }
    case 'object': {
      const at = types.push('') - 1;
      const fields = shape.fields.map((field) => render(field, types));
      types[at] = `type ${name} { ${fields.map(({ type }, index) => `${name}_f${index}: ${type}`).join(' ')} }`;
      const asked = fields.map(({ selection }, index) => `a${index}: ${name}_f${index} ${selection}`);
      const values = fields.map(({ type, value }, index) => [`a${index}`, orNull(type, value)] as const);
      return { type: name, selection: `{ ${asked.join(' ')} }`, value: fc.record(Object.fromEntries(values)) };
    }
    case 'union': {
      const at = types.push('') - 1;
      const members = shape.members.map((member) => render(member, types));
      types[at] = `union ${name} = ${members.map(({ type }) => type).join(' | ')}`;
      const parts = members.map(({ type, selection }) => `... on ${type} ${selection}`);
      const values = members.map(({ type, value }) => value.map((own) => ({ __typename: type, ...(own as object) })));
      return { type: name, selection: `{ __typename ${parts.join(' ')} }`, value: fc.oneof(...values) };
    }
  }
}

function orNull(type: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return type.endsWith('!') ? value : fc.option(value, { nil: null, freq: 5 });
}
