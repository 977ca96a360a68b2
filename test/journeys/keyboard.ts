import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/** A reader who has a keyboard and no mouse. */
export interface Keyboard {
  /** Presses Tab until what has the focus is called so. Fails where the focus cannot be seen, or never comes there. */
  tabTo(name: RegExp): Promise<void>;
  /** What JavaScript says of the element `on` that has the focus. */
  focused(what: string): Promise<unknown>;
  type(text: string): Promise<void>;
  enter(): Promise<void>;
}

const NAME = "on.getAttribute('aria-label') ?? on.labels?.[0]?.textContent ?? on.textContent";
/** More than any view here has places for the focus. */
const PRESSES = 60;

export function keyboardOf(page: Page): Keyboard {
  const focused = (what: string) => page.evaluate(`(() => { const on = document.activeElement; return ${what}; })()`);
  return {
    focused,
    async tabTo(name) {
      for (let presses = 0; presses < PRESSES; presses++) {
        await page.keyboard.press('Tab');
        // At its end the focus leaves the page for the browser, and comes back.
        if (await focused('on === document.body')) continue;
        const named = String(await focused(NAME));
        expect([named, await focused('getComputedStyle(on).outlineStyle')]).not.toEqual([named, 'none']);
        if (name.test(named)) return;
      }
      throw new Error(`the keyboard does not come to ${name}`);
    },
    type: (text) => page.keyboard.insertText(text),
    enter: () => page.keyboard.press('Enter'),
  };
}
