import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { HOSTILE, HTML, WHOLE } from '../subgraphs/service-directory/site/rich-services.ts';
import { embedded } from '../test-stores.ts';
import { violations } from './axe-violations.ts';
import { keyboardOf } from './keyboard.ts';
import { smallTargets } from './small-targets.ts';
import { startForeignSite, startPublicSite, type PublicSite } from './public-site.ts';
import {
  BAD_INPUT,
  CONTACTS,
  HOSTILE_FIELDS,
  HOSTILE_PATHS,
  HOSTILE_SERVICE,
  PAGES,
  SAID_OF_SERVICE,
  SERVICE,
} from './public-site-cases.ts';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking'.split(' ');
/** Where there is no Chromium these are reported as skipped. */
const whereChromiumIs = existsSync(CHROMIUM) ? describe : describe.skip;

whereChromiumIs('the public finder, in Chromium', () => {
  let site: PublicSite;
  let browser: Browser;
  let narrow: Page;
  const asked: string[] = [];
  const others: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    site = await startPublicSite(embedded, [WHOLE, HOSTILE], CONTACTS);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    narrow = await open('/services', { viewport: { width: 320, height: 640 } });
  });
  afterAll(async () => {
    await browser?.close();
    for (const close of others) await close();
    await site?.close();
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.setDefaultTimeout(10_000);
    page.on('request', (request) => void asked.push(request.url()));
    await page.goto(path.startsWith('/') ? site.url + path : path);
    return page;
  }

  test.each(Object.entries(PAGES))(
    'axe finds nothing wrong with %s, and it is whole on 320 px',
    async (_what, path) => {
      await narrow.goto(site.url + path);
      expect(await narrow.evaluate('document.documentElement.scrollWidth')).toBe(320);
      expect(await violations(narrow)).toEqual([]);
      expect(await smallTargets(narrow)).toEqual([]);
    },
  );

  test('everything can be found and read without a script', async () => {
    const page = await open('/services', { javaScriptEnabled: false });
    await page.getByLabel('What are you looking for?').fill('bedtime');
    await page.getByLabel('Near where?').fill('OX11 7ZZ');
    await page.getByRole('button', { name: 'Find services' }).click();
    await page.getByRole('heading', { name: '1 service', exact: true }).waitFor();
    expect(await page.title()).toContain('Services: “bedtime”, within 5 miles of OX11 7ZZ');
    expect(await page.getByText('less than 0.1 miles').count()).toBe(1);
    await page.getByRole('link', { name: 'Bedtime Café' }).click();
    const text = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
    for (const said of SAID_OF_SERVICE) expect(text).toContain(said);
    await page.getByRole('link', { name: 'Didcot', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Didcot integrated team' }).waitFor();
    expect(await page.getByText('1 of the 14 services in this locality has somebody named for it.').count()).toBe(1);
    await page.context().close();
  });

  test('all services can be paged through, each once', async () => {
    const page = await open('/services?text=', { javaScriptEnabled: false });
    const names = [...(await page.locator('.result h3 a').allInnerTexts())];
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.getByRole('heading', { name: 'Services 21 to 32' }).waitFor();
    names.push(...(await page.locator('.result h3 a').allInnerTexts()));
    expect([names.length, new Set(names).size, await page.getByRole('link', { name: 'Next page' }).count()]).toEqual([
      32, 32, 0,
    ]);
    await page.getByRole('link', { name: 'Back to the first page' }).click();
    await page.getByRole('heading', { name: 'Services 1 to 20' }).waitFor();
    await page.context().close();
  });

  test('the keyboard alone is enough, and one sees where one is', async () => {
    const page = await open('/services');
    const { tabTo, type, enter, focused } = keyboardOf(page);
    await tabTo(/^Skip to the content/);
    await enter();
    expect(await focused('on.id')).toBe('main');
    await tabTo(/^What are you looking for/);
    await type('sleep');
    await tabTo(/^More choices/);
    await enter();
    await tabTo(/^For what age/);
    await type('3');
    await tabTo(/^Open now/);
    await page.keyboard.press('Space');
    await page.keyboard.press('Space');
    await tabTo(/^Find services/);
    await enter();
    await page.getByText('You looked for “sleep”, for age 3.').waitFor();
    await tabTo(/^Bedtime Café/);
    await enter();
    await page.getByRole('heading', { name: 'Bedtime Café' }).waitFor();
    await page.context().close();
  });

  test('on paper are the services, without the form and the navigation', async () => {
    const page = await open('/services?text=bedtime');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('link', { name: 'Bedtime Café' }).isVisible()).toBe(true);
    for (const hidden of ['form', 'header nav', 'footer']) expect(await page.locator(hidden).isVisible()).toBe(false);
    await page.context().close();
  });

  test.each(BAD_INPUT)('%s is answered plainly', async (_what, path, status, said) => {
    const response = await fetch(site.url + path, { headers: { accept: 'text/html' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(await response.text()).toContain(said);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  test('HTML in any text of a service, a contact or an address is text', async () => {
    const page = await open('/services');
    const problems: string[] = [];
    page.on('console', (message) => {
      if (/Content Security|TrustedHTML/.test(message.text())) problems.push(message.text());
    });
    for (const path of HOSTILE_PATHS) {
      await page.goto(site.url + path);
      const run = `[document.querySelectorAll('img, main script:not([src]), [onerror], a[href^="javascript"], a[href^="data"]').length,
        document.title === 'run']`;
      expect([path, await page.evaluate(run)]).toEqual([path, [0, false]]);
    }
    for (const path of HOSTILE_FIELDS) {
      const answer = await (await fetch(site.url + path)).text();
      expect([path, answer.includes('</html>'), /<img|<script/.test(answer)]).toEqual([path, true, false]);
    }
    await page.goto(site.url + HOSTILE_SERVICE);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(HTML);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('what has not changed is not sent again, and a search by place is for its visitor’s browser alone', async () => {
    for (const path of ['/services', SERVICE, '/services/style.css', '/services/widget.js', '/services/search.json']) {
      const first = await fetch(site.url + path);
      const etag = first.headers.get('etag') ?? '';
      expect([path, first.status, /^public, max-age=\d+$/.test(first.headers.get('cache-control') ?? '')]).toEqual([
        path,
        200,
        true,
      ]);
      const again = await fetch(site.url + path, { headers: { 'if-none-match': etag } });
      expect([path, again.status, await again.text()]).toEqual([path, 304, '']);
    }
    for (const path of ['/services?near=OX11+7ZZ', '/services/search.json?near=OX11+7ZZ']) {
      const { headers } = await fetch(site.url + path);
      expect(headers.get('cache-control')).toBe('private, max-age=60');
    }
    const page = await fetch(`${site.url}/services`);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
  });

  describe('the widget on another site', () => {
    const tag = (attributes: string) => `<script src="${site.url}/services/widget.js" ${attributes}></script>`;
    const foreign = async (body: string) => {
      const other = await startForeignSite(site.url, body);
      others.push(other.close);
      return open(other.url);
    };

    test('works twice on a page, whatever that page forbids, and leaves nothing in it', async () => {
      const page = await foreign(
        `<main><h1>A school</h1><style>form { display: none }</style>${tag('data-locality="didcot"')}` +
          `${tag('data-theme="dark" data-heading="Help nearby" data-heading-level="3"')}</main>`,
      );
      const problems: string[] = [];
      page.on('pageerror', (error) => void problems.push(error.message));
      const first = page.getByRole('region', { name: 'Find a service' });
      await first.getByLabel('What?').fill('bedtime');
      await first.getByRole('button', { name: 'Find services' }).click();
      await first.getByText('1 service shown.').waitFor();
      expect(await first.getByRole('link', { name: 'Bedtime Café' }).getAttribute('href')).toBe(site.url + SERVICE);
      const second = page.getByRole('region', { name: 'Help nearby' });
      await second.getByLabel('Near where?').fill('ZE1 0AA');
      await second.getByLabel('Near where?').press('Enter');
      await second.getByText('We do not know where this is.').waitFor();
      await second.getByLabel('Near where?').fill('');
      await second.getByLabel('What?').fill('zebra');
      await second.getByRole('button', { name: 'Find services' }).click();
      await second.getByText('1 service shown.').waitFor();
      expect(await second.getByRole('link', { name: /^Zebra/ }).innerText()).toContain(HTML);
      expect(await second.locator('img').count()).toBe(0);
      await second.getByLabel('What?').fill('');
      await second.getByRole('button', { name: 'Find services' }).click();
      await second.getByText('20 services shown; there are more.').waitFor();
      await second.getByRole('button', { name: 'Show more' }).click();
      await second.getByText('32 services shown.').waitFor();
      expect(await page.evaluate('document.activeElement.shadowRoot.activeElement.tagName')).toBe('A');
      expect(await violations(page)).toEqual([]);
      const left = `[Object.keys(window).filter((name) => /finder|widget|axe/i.test(name)), document.cookie,
        localStorage.length + sessionStorage.length, document.title]`;
      expect(await page.evaluate(left)).toEqual([['axe'], '', 0, 'A school']);
      expect(problems).toEqual([]);
      await page.context().close();
    });

    test('takes its looks from the page, and says so where the directory does not answer', async () => {
      const page = await foreign(`<main><h1>A school</h1>${tag('')}</main>`);
      const region = page.getByRole('region', { name: 'Find a service' });
      await page.evaluate("document.body.style.setProperty('--finder-accent', 'rgb(120, 0, 90)')");
      const button = "document.querySelector('main > div').shadowRoot.querySelector('button')";
      expect(await page.evaluate(`getComputedStyle(${button}).backgroundColor`)).toBe('rgb(120, 0, 90)');
      await page.route('**/search.json*', (route) => route.abort());
      await region.getByRole('button', { name: 'Find services' }).click();
      await region.getByText('The directory cannot be reached just now.').waitFor();
      expect(await region.getByRole('link', { name: 'Open the whole directory' }).getAttribute('href')).toBe(
        `${site.url}/services`,
      );
      await page.context().close();
    });
  });

  test('nothing was asked of anybody else, and nothing was written down of what people looked for', () => {
    expect(asked.length).toBeGreaterThan(40);
    const elsewhere = asked.filter((url) => {
      const { origin, pathname } = new URL(url);
      return origin !== site.url && !(pathname === '/' || pathname === '/favicon.ico');
    });
    expect(elsewhere).toEqual([]);
    expect(site.log()).not.toMatch(/OX11|ZE1|bedtime|zebra/i);
    expect(JSON.stringify(site.trail.entries)).not.toMatch(/OX11|ZE1|bedtime|zebra/i);
  });
});
