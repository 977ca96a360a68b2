import { describe, expect, test } from '@jest/globals';
import { isObjectType, type GraphQLSchema } from 'graphql';
import { CUSTODIANS } from '../../schema/contract/agency.ts';
import { AGENCIES } from '../../scripts/hub/agencies.ts';
import { childIndexSchema } from '../../subgraphs/child-index/index.ts';
import { DETAIL_CATEGORIES } from '../../subgraphs/child-index/sharing/detail-categories.ts';
import { agencySchema } from '../../subgraphs/kernel/agency/agency-subgraph.ts';
import { fieldCategories, OWN_CATEGORY } from '../../subgraphs/kernel/schema/information.ts';

/** What says that there is something, and how it was decided upon, rather than what it is. */
const ABOUT_AN_INVOLVEMENT = ['id', 'statement', 'agency', 'withheldDetails'];
const ABOUT_A_CHILD = ['id', 'whosInvolved', 'notices', 'broker', 'sharing'];

function publishedFields(schema: GraphQLSchema, typeName: string): readonly string[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is not published`);
  return Object.keys(type.getFields());
}

describe.each(CUSTODIANS)('the involvement that %s publishes', (custodian) => {
  const agency = AGENCIES[custodian];

  test('has an information category on every field', async () => {
    const { annotated } = await agencySchema(agency);
    const fields = publishedFields(annotated, agency.involvementTypeName);
    const categorised = [...fieldCategories(annotated, agency.involvementTypeName).keys()];
    const toBeCategorised = fields.filter((field) => !ABOUT_AN_INVOLVEMENT.includes(field));
    expect(categorised.toSorted()).toEqual(toBeCategorised.toSorted());
  });

  test('has the categories of detail that the child index decides upon', async () => {
    const { annotated } = await agencySchema(agency);
    const categories = new Set<string>(fieldCategories(annotated, agency.involvementTypeName).values());
    categories.delete(OWN_CATEGORY);
    expect(categories).toEqual(new Set(DETAIL_CATEGORIES[custodian]));
  });
});

test('a child has an information category on every field', async () => {
  const { annotated } = await childIndexSchema();
  const toBeCategorised = publishedFields(annotated, 'Child').filter((field) => !ABOUT_A_CHILD.includes(field));
  const categories = fieldCategories(annotated, 'Child');
  expect([...categories.keys()].toSorted()).toEqual(toBeCategorised.toSorted());
  expect([...categories.values()]).not.toContain(OWN_CATEGORY);
});
