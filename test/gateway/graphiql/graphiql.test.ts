import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ask, startBench, type Bench } from '../harness.ts';

describe('the page for trying operations out', () => {
  let bench: Bench;
  let minted = 0;
  beforeAll(async () => {
    bench = await startBench({
      graphiql: {
        title: 'Try <it>',
        personas: async () => [{ id: 'a', label: 'Actor A', headers: { Authorization: `Bearer ${(minted += 1)}` } }],
        query: '{ __typename }',
        variables: '{}',
      },
    });
  });
  afterAll(() => bench.close());

  test('has all its parts on this host, under a policy that lets it load nothing else', async () => {
    const page = await fetch(`${bench.url}/graphiql`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self';");
    expect(html).not.toMatch(/https?:/);
    const parts = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path!);
    expect(parts).toHaveLength(6);
    for (const path of parts) {
      const part = await fetch(bench.url + path);
      expect([path, part.status]).toEqual([path, 200]);
      expect(part.headers.get('content-type')).toMatch(path.endsWith('.css') ? /^text\/css/ : /^text\/javascript/);
      expect((await part.text()).length).toBeGreaterThan(200);
    }
  });

  test('shows its title as text', async () => {
    expect(await (await fetch(`${bench.url}/graphiql`)).text()).toContain('<title>Try &lt;it&gt;</title>');
  });

  test('gets fresh tokens each time it is opened', async () => {
    const open = async () =>
      (await (await fetch(`${bench.url}/graphiql/personas.json`)).json()) as { personas: { headers: object }[] };
    const first = await open();
    const second = await open();
    expect(first).toMatchObject({ personas: [{ label: 'Actor A' }], query: '{ __typename }', variables: '{}' });
    expect(second.personas[0]!.headers).not.toEqual(first.personas[0]!.headers);
  });

  test('is not there where it is not asked for', async () => {
    const plain = await startBench();
    for (const path of ['/graphiql', '/graphiql/personas.json', '/graphiql/react.js'])
      expect((await ask(plain, undefined, { method: 'GET' }, path)).status).toBe(404);
    await plain.close();
  });
});
