import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
} from 'graphql';

/** type-graphql gives the root types no description; their fields speak for them. */
const ROOTS = ['Query', 'Mutation'];

function undescribed(type: GraphQLNamedType): string[] {
  const missing = ROOTS.includes(type.name) ? [] : without(type.name, type);
  if (isEnumType(type))
    missing.push(...type.getValues().flatMap((value) => without(`${type.name}.${value.name}`, value)));
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      const place = `${type.name}.${field.name}`;
      missing.push(...without(place, field), ...field.args.flatMap((arg) => without(`${place}(${arg.name})`, arg)));
    }
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) missing.push(...without(`${type.name}.${field.name}`, field));
  }
  return missing;
}

function without(place: string, { description }: { readonly description?: string | null | undefined }): string[] {
  return description == null || description.trim() === '' ? [place] : [];
}

test('everything that clients see is described: each type, field, argument and enum value', () => {
  const types = buildSchema(readFileSync('schema/api.graphql', 'utf8')).getTypeMap();
  const own = Object.values(types).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
  expect(own.length).toBeGreaterThan(20);
  expect(own.flatMap(undescribed)).toEqual([]);
});
