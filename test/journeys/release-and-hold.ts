import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { JourneyHub } from './hub.ts';
import { keyboardOf } from './keyboard.ts';

/**
 * By the keyboard alone, from the button of an access that families are not told of at first: releases it to the family,
 * and holds it back again. Both are on the trail.
 */
export async function releaseAndHold(page: Page, hub: JourneyHub): Promise<void> {
  const { focused, tabTo, type, enter } = keyboardOf(page);
  for (const [button, said] of [
    ['Release it to the family', 'The access is released to the family.'],
    ['Hold it back from the family', 'The access is held back from the family.'],
  ] as const) {
    await enter();
    await page.getByRole('heading', { name: 'What the family is told' }).waitFor();
    await tabTo(/^Why, /);
    await type('Complaint received');
    await tabTo(new RegExp(`^${button}`));
    await enter();
    await page.getByText(said).waitFor();
    expect(await focused("on.getAttribute('aria-label')")).toMatch(/^Details/);
  }
  const changes = (await hub.auditEntries()).map(({ content }) => String(content['change']));
  const noted = new Set(changes.filter((change) => /^(hold|release)Entry$/.test(change)));
  expect([...noted]).toEqual(['releaseEntry', 'holdEntry']);
}
