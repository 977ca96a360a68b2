import axe from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

/** What axe finds on a page, shadows and all: WCAG 2.2 at A and AA, and what is good practice besides. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = (await page.evaluate(`axe.run({ runOnly: ${TAGS} })`)) as axe.AxeResults;
  return found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
}
