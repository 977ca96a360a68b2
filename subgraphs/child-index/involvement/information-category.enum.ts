import { registerEnumType } from 'type-graphql';
import { INFORMATION_CATEGORIES, type InformationCategory } from '../../../schema/contract/information-category.ts';

/** The categories of the contract as a GraphQL enum: each value its own name. */
export const PublishedCategory = Object.fromEntries(
  Object.keys(INFORMATION_CATEGORIES).map((name) => [name, name]),
) as { readonly [Name in InformationCategory]: Name };

registerEnumType(PublishedCategory, {
  name: 'InformationCategory',
  description: 'What kind of information something is, for deciding whether it may be shared.',
  valuesConfig: Object.fromEntries(
    Object.entries(INFORMATION_CATEGORIES).map(([name, description]) => [name, { description }]),
  ),
});
