import { describe, expect, test } from '@jest/globals';
import { CUSTODIANS, type Custodian } from '../../../../schema/contract/agency.ts';
import { connexions } from '../../../../subgraphs/connexions/index.ts';
import { education } from '../../../../subgraphs/education/index.ts';
import { health } from '../../../../subgraphs/health/index.ts';
import { DETAIL_CATEGORIES } from '../../../../subgraphs/child-index/sharing/detail-categories.ts';
import type { Agency } from '../../../../subgraphs/kernel/agency/agency.ts';
import { agencySchema } from '../../../../subgraphs/kernel/agency/agency-subgraph.ts';
import { fieldCategories, OWN_CATEGORY } from '../../../../subgraphs/kernel/schema/information.ts';
import { police } from '../../../../subgraphs/police/index.ts';
import { socialCare } from '../../../../subgraphs/social-care/index.ts';

async function publishedCategories<Source>(agency: Agency<Source>): Promise<[Custodian, string[]]> {
  const { annotated } = await agencySchema(agency);
  const categories = new Set(fieldCategories(annotated, agency.involvementTypeName).values());
  categories.delete(OWN_CATEGORY);
  return [agency.custodian, [...categories].toSorted()];
}

describe('the kinds of detail that are decided about', () => {
  test('are, for each agency, those that it publishes, no more and no fewer', async () => {
    const published = await Promise.all([
      publishedCategories(education),
      publishedCategories(health),
      publishedCategories(socialCare),
      publishedCategories(connexions),
      publishedCategories(police),
    ]);
    const decided = CUSTODIANS.map((custodian) => [custodian, DETAIL_CATEGORIES[custodian].toSorted()]);
    expect(published).toEqual(decided);
  });
});
