import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { PERSONAS, type PersonaName } from '../../scripts/demo/personas.ts';
import { issueToken } from '../../scripts/hub/local-issuer.ts';
import { AUDIT_PAGE } from '../../subgraphs/audit/page/audit-page.ts';
import { formatNoteKey, noteSigner } from '../../subgraphs/audit/trail/checkpoint/note-key.ts';
import { embedded } from '../test-stores.ts';
import { startHub, type Asking, type JourneyHub } from './hub.ts';
import { keyboardOf } from './keyboard.ts';
import { releaseAndHold } from './release-and-hold.ts';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking'.split(' ');
const VIEWS = ['Figures', 'Accesses', 'Overrides', 'Unusual access'];
/** What somebody wrote as a reason who means harm: to the auditor’s browser, and to their spreadsheet. */
const HTML = '<img src=x onerror="document.title=1"><b>bold</b>';
const FORMULA = '=HYPERLINK("https://example.org")';

const signer = noteSigner('page-trail', generateKeyPairSync('ed25519').privateKey);
const otherKey = noteSigner('page-trail', generateKeyPairSync('ed25519').privateKey).key;

/** Where there is no Chromium these are reported as skipped. */
const whereChromiumIs = existsSync(CHROMIUM) ? describe : describe.skip;

whereChromiumIs('the auditors’ page, in Chromium', () => {
  let hub: JourneyHub;
  let browser: Browser;
  let childId: string;
  let token: string;
  const asked: string[] = [];

  beforeAll(async () => {
    hub = await startHub(embedded, { evidence: { signer, everyEntries: 3 } });
    childId = await hub.childId('section-47');
    token = await issueToken(hub.issuer, PERSONAS.auditor.actor);
    // Five units in a day, the last of them past consent: unusual, and to be reviewed.
    const look = (who: PersonaName, asking: Asking) =>
      hub.ask(who, 'query Look($id: ID!) { child(id: $id) { givenName } }', { variables: { id: childId }, ...asking });
    await look('teacher', { reason: HTML });
    await look('health-visitor', { reason: FORMULA });
    await look('personal-adviser', {});
    await look('neighbourhood-officer', {});
    await look('social-worker', { purpose: 'SAFEGUARD_S47', cause: 'Unexplained bruising' });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.close();
  });

  async function open(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    page.on('request', (request) => void asked.push(request.url()));
    await page.goto(`${hub.url}/audit`);
    return page;
  }

  async function begin(page: Page, key = formatNoteKey(signer.key), by = token): Promise<void> {
    await page.getByLabel('Your access token').fill(by);
    await page.getByLabel('Why you are looking').fill('Monthly review – März');
    await page.getByLabel('Public key').fill(key);
    await page.getByRole('button', { name: 'Begin' }).click();
  }

  async function begun(key?: string): Promise<Page> {
    const page = await open(await browser.newContext());
    await begin(page, key);
    await page.getByRole('heading', { name: 'Figures' }).waitFor();
    return page;
  }

  async function accessesOf(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Accesses' }).click();
    await page.getByLabel('Id of the child').fill(childId);
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText(/accesses to this child are shown/).waitFor();
  }

  test('a token that is no good opens nothing', async () => {
    const page = await open(await browser.newContext());
    await begin(page, '', 'nonsense');
    await page.getByRole('alert').getByText('UNAUTHENTICATED').waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    await begin(page, 'not a key');
    await page.getByRole('alert').getByText('not a public key').waitFor();
    await begin(page, '', await issueToken(hub.issuer, PERSONAS.teacher.actor));
    await page.getByRole('alert').getByText('FORBIDDEN').waitFor();
    await page.context().close();
  });

  test('axe finds nothing serious in any view, in light and in dark', async () => {
    const page = await begun();
    const found: string[] = [];
    await page.evaluate(axe.source);
    const judge = async (view: string) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        // What changes with the scheme is the contrast.
        const rules = colorScheme === 'light' ? '' : `, runOnly: ['color-contrast']`;
        const judged = await page.evaluate(`axe.run({ resultTypes: ['violations']${rules} })`);
        const { violations } = judged as axe.AxeResults;
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        found.push(...serious.map(({ id, nodes }) => `${view}, ${colorScheme}: ${id} ${nodes[0]?.html}`));
      }
    };
    await judge('Figures');
    await accessesOf(page);
    await judge('Accesses');
    await page.locator('#accesses .line button').first().click();
    await page.getByRole('heading', { name: 'Proof' }).waitFor();
    await page.getByRole('heading', { name: 'What the family is told' }).waitFor();
    await judge('an entry');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Unusual access' }).click();
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('5 units looked at the child').waitFor();
    await judge('Unusual access');
    await page.getByRole('link', { name: 'Overrides' }).click();
    await page.getByRole('button', { name: /^Review the access/ }).click();
    await page.getByRole('heading', { name: 'Your review' }).waitFor();
    await judge('a review');
    await page.keyboard.press('Escape');
    await judge('Overrides');
    await page.getByRole('button', { name: /^Leave/ }).click();
    await page.getByLabel('Your access token').waitFor();
    await page.evaluate(axe.source);
    await judge('the beginning');
    expect(found).toEqual([]);
    await page.context().close();
  });

  test('H03: what somebody wrote as a reason is shown as text, and is none of a spreadsheet’s formulas', async () => {
    const page = await begun();
    await accessesOf(page);
    expect(await page.getByText(`“${HTML}”`, { exact: true }).count()).toBe(1);
    expect(await page.locator('main img, main b').count()).toBe(0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save what is shown as CSV' }).click(),
    ]);
    const csv = readFileSync(await download.path(), 'utf8');
    expect(csv.split('\r\n').filter((line) => line.includes(childId))).toHaveLength(5);
    expect(csv).toContain(`"${HTML.replaceAll('"', '""')}"`);
    expect(csv).toContain(`"'${FORMULA.replaceAll('"', '""')}"`);
    await page.context().close();
  });

  test('the keyboard alone is enough to see who looked, read an entry, and review an override', async () => {
    const page = await open(await browser.newContext());
    const { focused, tabTo, type, enter } = keyboardOf(page);

    await tabTo(/^Your access token/);
    await type(token);
    await tabTo(/^Why you are looking/);
    await type('Monthly review');
    await enter();
    await page.getByRole('heading', { name: 'Figures' }).waitFor();
    await page.keyboard.press('Shift+Tab');
    expect(await focused('on.textContent')).toBe('Unusual access');
    for (const _ of [1, 2]) await page.keyboard.press('Shift+Tab');
    expect(await focused('on.textContent')).toBe('Accesses');
    await enter();
    await page.getByRole('heading', { name: 'Accesses' }).waitFor();
    await tabTo(/^Id of the child/);
    await type(childId);
    await enter();
    await page.getByText(/accesses to this child are shown/).waitFor();
    await tabTo(/^Details/);
    await enter();
    await page.getByRole('dialog').getByText('was not checked: you gave no public key').waitFor();
    expect(await focused("on.closest('dialog') !== null")).toBe(true);
    await page.keyboard.press('Escape');
    expect(await focused("on.getAttribute('aria-label')")).toMatch(/^Details/);
    await releaseAndHold(page, hub);
    await tabTo(/^Overrides/);
    await enter();
    await page.getByText('All 1 overrides are shown.').waitFor();
    await tabTo(/^Review the access/);
    await enter();
    await page.getByRole('heading', { name: 'Your review' }).waitFor();
    await tabTo(/^How it came out/);
    await page.keyboard.press('ArrowDown');
    await tabTo(/^What you base it on/);
    await type('The strategy discussion is on file.');
    await tabTo(/^Record the review/);
    await enter();
    await page.getByText('The review is recorded. 0 overrides shown.').waitFor();
    const reviews = (await hub.auditEntries()).filter(({ content }) => content['change'] === 'reviewEntry');
    expect(reviews).toMatchObject([{ reason: 'Monthly review', content: { outcome: 'JUSTIFIED' } }]);
    await page.context().close();
  });

  test('an entry is proven in the browser, by the key that the auditor trusts and by no other', async () => {
    const told = async (key: string) => {
      const page = await begun(key);
      await accessesOf(page);
      await page
        .getByRole('button', { name: /^Details/ })
        .last()
        .click();
      await page.getByRole('heading', { name: 'Proof' }).waitFor();
      const text = await page.locator('.proof').textContent();
      await page.context().close();
      return text;
    };
    expect(await told(formatNoteKey(signer.key))).toContain('Proven. In the tree: entry');
    expect(await told(formatNoteKey(otherKey))).toContain('not signed by the key that you gave');
    await hub.database.run(`
      set session_replication_role = replica;
      alter table audit.entry disable trigger all;
      update audit.entry set reason = 'Something harmless' where reason like '<img%'`);
    expect(await told(formatNoteKey(signer.key))).toContain('Does not hold');
  });

  test('the token is nowhere but in the memory of the page', async () => {
    const page = await begun();
    for (const name of VIEWS) await page.getByRole('link', { name }).click();
    const kept = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
    expect(kept).toBe('[{},{},""]');
    expect(page.url()).toBe(`${hub.url}/audit#unusual`);
    expect(await page.content()).not.toContain(token);
    expect(await page.getByLabel('Your access token').inputValue()).toBe('');
    await page.reload();
    expect(await page.getByLabel('Your access token').inputValue()).toBe('');
    await page.context().close();
  });

  test('nothing was asked of anybody but the hub', () => {
    expect(asked.length).toBeGreaterThan(20);
    const elsewhere = asked.filter((url) => !/^(data|blob):/.test(url) && new URL(url).origin !== hub.url);
    expect(elsewhere).toEqual([]);
  });

  test('its files let nothing else be loaded, framed or kept', async () => {
    for (const { path, contentType, body } of AUDIT_PAGE) {
      const answer = await fetch(hub.url + path);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, contentType]);
      expect(await answer.text()).toBe(body);
      expect(answer.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self';.* frame-ancestors 'none'/,
      );
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });
});
