import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';
import { mintToken, startBench, type Bench } from '../harness.ts';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking'.split(' ');
/** What somebody does who clears the editor of headers, as text: it runs in the browser. */
const EMPTY_HEADERS = `for (const { CodeMirror: editor } of document.querySelectorAll('.CodeMirror'))
  if (editor.getValue().includes('Authorization')) editor.setValue('{}')`;

/** Where there is no Chromium these are reported as skipped. */
const whereChromiumIs = existsSync(CHROMIUM) ? describe : describe.skip;

whereChromiumIs('the page for trying operations out, in Chromium', () => {
  let bench: Bench;
  let browser: Browser;
  beforeAll(async () => {
    const headers = { Authorization: `Bearer ${await mintToken()}`, 'Access-Purpose': 'SERVICE' };
    bench = await startBench({
      introspection: true,
      graphiql: {
        title: 'Trial',
        personas: async () => [{ id: 'a', label: 'Actor A', headers }],
        query: 'query Kind { __typename }',
        variables: '{}',
      },
    });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    await bench?.close();
  });

  test('has the schema from the beginning, and nothing that it asks for itself is refused', async () => {
    const page = await browser.newPage();
    const statuses: number[] = [];
    page.on('response', (response) => void statuses.push(response.status()));
    await page.goto(`${bench.url}/graphiql`);
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByText('Root Types').waitFor();
    expect(statuses.filter((status) => status >= 400)).toEqual([]);
    expect(bench.trail.entries.filter(({ kind }) => kind !== 'query')).toEqual([]);
    await page.close();
  });

  test('asks with the headers that stand in its editor, and with no others', async () => {
    const page = await browser.newPage();
    await page.goto(`${bench.url}/graphiql`);
    const run = page.getByRole('button', { name: 'Execute query' });
    const answer = page.locator('.result-window');
    await run.click();
    await answer.getByText('"Query"').waitFor();
    await page.evaluate(EMPTY_HEADERS);
    await run.click();
    await answer.getByText('UNAUTHENTICATED').waitFor();
    expect(bench.trail.entries.at(-1)?.kind).toBe('security');
    await page.close();
  });
});
