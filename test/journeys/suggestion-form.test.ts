import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { WHOLE } from '../subgraphs/service-directory/site/rich-services.ts';
import { embedded } from '../test-stores.ts';
import { violations } from './axe-violations.ts';
import { SERVICE } from './public-site-cases.ts';
import { startPublicSite, type PublicSite } from './public-site.ts';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking'.split(' ');
/** Where there is no Chromium these are reported as skipped. */
const whereChromiumIs = existsSync(CHROMIUM) ? describe : describe.skip;
const DEPLOYED = `insert into service_directory.deployment (service_id, place) values ('${String(WHOLE['id'])}', 'didcot')`;

whereChromiumIs('the form for suggestions, in Chromium', () => {
  let site: PublicSite;
  let browser: Browser;

  beforeAll(async () => {
    site = await startPublicSite(embedded, [WHOLE], DEPLOYED);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function open(path: string, options: BrowserContextOptions): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(site.url + path);
    return page;
  }

  test('anybody suggests a change without a script and without a name; it is held, and on the trail without its words', async () => {
    const page = await open(SERVICE, { javaScriptEnabled: false });
    const before = await page.locator('main').innerText();
    await page.getByRole('link', { name: /suggest a change/ }).click();
    await page.getByLabel('Web site').fill('bedtime');
    await page.getByRole('button', { name: 'Send the suggestion' }).click();
    await page.getByRole('heading', { name: 'This cannot be sent yet' }).waitFor();
    expect(await page.getByLabel('Web site').inputValue()).toBe('bedtime');
    expect(await page.getByLabel('Web site').getAttribute('aria-describedby')).toBe('url-problem');
    await page.getByLabel('Web site').fill('https://bedtime.example.org/new');
    await page.getByLabel('Cost').fill('');
    await page.getByLabel('Anything else?').fill('The library has moved.\nAsk there.');
    await page.getByRole('button', { name: 'Send the suggestion' }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(await site.suggestions()).toEqual([
      { changes: { url: 'https://bedtime.example.org/new', fees: null }, note: 'The library has moved.\nAsk there.' },
    ]);
    const entry = site.trail.entries.find(({ content }) => content['change'] === 'suggestServiceChange');
    expect(entry).toMatchObject({ actor: null, purpose: null, content: { after: { properties: ['url', 'fees'] } } });
    expect(JSON.stringify(site.trail.entries)).not.toMatch(/library|example\.org/);
    await page.goto(site.url + SERVICE);
    expect(await page.locator('main').innerText()).toBe(before);
    await page.context().close();
  });

  test('axe finds nothing wrong with a suggestion that is wrong, nor with the thanks for one', async () => {
    const page = await open(`${SERVICE}/suggest`, { viewport: { width: 320, height: 640 } });
    for (const [note, heading] of [
      ['', 'This cannot be sent yet'],
      ['It is closed.', 'Thank you'],
    ] as const) {
      await page.getByLabel('Anything else?').fill(note);
      await page.getByRole('button', { name: 'Send the suggestion' }).click();
      await page.getByRole('heading', { name: heading }).waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      expect([heading, await violations(page)]).toEqual([heading, []]);
    }
    await page.context().close();
  });

  test('a form is taken where there is one, from its own page, as a form and of a size', async () => {
    const send = async (path: string, body: string, headers: Record<string, string> = {}) => {
      const type = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
      return (await fetch(site.url + path, { method: 'POST', body, headers: { ...type, ...headers } })).status;
    };
    const held = (await site.suggestions()).length;
    const form = `${SERVICE}/suggest`;
    expect(await send('/services', 'note=a')).toBe(405);
    expect(await send('/open-referral/services', 'note=a')).toBe(405);
    expect(await send(form, 'note=a', { 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await send(form, '{"note":"a"}', { 'content-type': 'application/json' })).toBe(415);
    expect(await send(form, `note=${'a'.repeat(70_000)}`)).toBe(413);
    expect(await send(form, `note=${'a'.repeat(1_001)}`)).toBe(400);
    expect(await send(form, `name=${'a'.repeat(5_001)}`)).toBe(400);
    expect(await send(form, 'url=javascript:run')).toBe(400);
    expect(await send(form, 'name=%00')).toBe(400);
    expect(await send('/services/aaaaaaaa-aaaa-4aaa-8aaa-00000000dead/suggest', 'note=a')).toBe(404);
    expect(await site.suggestions()).toHaveLength(held);
  });
});
