import type { Page } from 'playwright-core';

/** The least height of what one presses, in CSS pixels (WCAG 2.2, success criterion 2.5.5). */
const LEAST = 44;

/** What is to be pressed and too small for a thumb; links inside a text, and boxes with a label to press, apart. */
export async function smallTargets(page: Page): Promise<readonly string[]> {
  const pressed = 'button, input:not([type=checkbox]), select, summary, .check, header a';
  return page.evaluate(`[...document.querySelectorAll('${pressed}')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < ${LEAST})
    .map((one) => one.outerHTML)`);
}
