import { isObjectType, type GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import { isInformationCategory, type InformationCategory } from '../../../schema/contract/information-category.ts';

/** Of the category under which the involvement itself is known: the fields that say who is involved and how to reach them. */
export const OWN_CATEGORY = 'OWN';

export type FieldCategory = InformationCategory | typeof OWN_CATEGORY;

/**
 * Says what kind of information a published field is. A field of an involvement without it is never released, and the
 * build fails over it.
 */
export function Information(category: FieldCategory): PropertyDecorator & MethodDecorator {
  return Extensions({ informationCategory: category });
}

/** The category of each field of an object type that has one. */
export function fieldCategories(schema: GraphQLSchema, typeName: string): ReadonlyMap<string, FieldCategory> {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is not an object type of this subgraph`);
  const categories = new Map<string, FieldCategory>();
  for (const field of Object.values(type.getFields())) {
    const category = field.extensions['informationCategory'];
    if (category === OWN_CATEGORY || isInformationCategory(category)) categories.set(field.name, category);
  }
  return categories;
}
