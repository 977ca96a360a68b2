import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import { agencySchema } from '../../../../subgraphs/kernel/agency/agency-subgraph.ts';
import { fieldCategories } from '../../../../subgraphs/kernel/schema/information.ts';
import { education } from '../../../../subgraphs/education/index.ts';
import { socialCare } from '../../../../subgraphs/social-care/index.ts';

describe.each([
  { name: 'EducationInvolvement', schema: () => agencySchema(education) },
  { name: 'SocialCareInvolvement', schema: () => agencySchema(socialCare) },
])('$name', ({ name, schema }) => {
  test('has a category and needs the sealed statement for every field but its id and the statement', async () => {
    const { annotated, sdl } = await schema();
    const type = annotated.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is not an object type`);
    const published = Object.keys(type.getFields()).filter((field) => field !== 'id' && field !== 'statement');
    expect([...fieldCategories(annotated, name).keys()].toSorted()).toEqual(published.toSorted());
    for (const field of published) {
      expect(sdl).toMatch(new RegExp(`\\n  ${field}: [^\\n]*@requires\\(fields: "statement"\\)`));
    }
  });

  test('takes the statement from the child index alone', async () => {
    expect((await schema()).sdl).toContain('statement: String! @external');
  });
});

test('a type that is not there has no categories to ask for', async () => {
  const { annotated } = await agencySchema(education);
  expect(() => fieldCategories(annotated, 'NoSuchInvolvement')).toThrow('NoSuchInvolvement');
});
