import { gzipSync } from 'node:zlib';
import { Script } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import { all, type Markup } from '../../../../subgraphs/service-directory/site/html/h.ts';
import { emailLink, safeLink, telephoneLink } from '../../../../subgraphs/service-directory/site/html/safe-link.ts';
import { keptFor } from '../../../../subgraphs/service-directory/site/read/kept-for.ts';
import { PRINT_STYLE } from '../../../../subgraphs/service-directory/site/style/print-style.ts';
import { SITE_STYLE } from '../../../../subgraphs/service-directory/site/style/site-style.ts';
import { WIDGET_SCRIPT } from '../../../../subgraphs/service-directory/site/widget/widget-script.ts';

const html = (markup: Markup) => renderToStaticMarkup(all(markup) as never);

describe('links that others have written', () => {
  test.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.org',
    'no address at all',
  ])('%j is text, not a link', (address) => {
    expect(html(safeLink(address))).not.toContain('<a');
  });

  test('lead to the web, and do not say from where', () => {
    expect(html(safeLink('https://example.org/?a=1&b="x"'))).toBe(
      '<a href="https://example.org/?a=1&amp;b=%22x%22" rel="external noopener noreferrer nofollow">' +
        'https://example.org/?a=1&amp;b=&quot;x&quot;</a>',
    );
  });

  test('dial and write where they can', () => {
    expect(html(telephoneLink('01632 960123'))).toBe('<a href="tel:01632960123">01632 960123</a>');
    expect(html(telephoneLink('+44 (0)1632 960123'))).toBe('<a href="tel:+441632960123">+44 (0)1632 960123</a>');
    expect(html(telephoneLink('01632 960123 ext. 45'))).toBe('<a href="tel:01632960123">01632 960123 ext. 45</a>');
    expect(html(telephoneLink('ask inside'))).toBe('ask inside');
    expect(html(emailLink('a@example.org'))).toBe('<a href="mailto:a@example.org">a@example.org</a>');
    expect(html(emailLink('a@example.org?bcc=b@example.org'))).not.toContain('<a');
  });
});

describe('what is loaded', () => {
  test('the widget is a script, and compressed less than 20 kB', () => {
    expect(() => new Script(WIDGET_SCRIPT)).not.toThrow();
    expect(gzipSync(WIDGET_SCRIPT).length).toBeLessThan(20_000);
  });

  test('nothing is loaded from elsewhere, and nothing becomes HTML or code', () => {
    for (const text of [WIDGET_SCRIPT, SITE_STYLE, PRINT_STYLE]) expect(text).not.toMatch(/https?:|@import|url\(/);
    expect(WIDGET_SCRIPT).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function\(|cookie|Storage/,
    );
  });
});

describe('what is kept for a while', () => {
  test('is loaded once, however many ask, and again when its time is over', async () => {
    let [now, loaded] = [0, 0];
    const read = keptFor(
      1_000,
      () => now,
      async () => ++loaded,
    );
    expect(await Promise.all([read(), read()])).toEqual([1, 1]);
    now = 999;
    expect(await read()).toBe(1);
    now = 1_000;
    expect(await read()).toBe(2);
  });

  test('is no failure', async () => {
    let fails = true;
    const read = keptFor(
      1_000,
      () => 0,
      async () => {
        if (fails) throw new Error('down');
        return 'up';
      },
    );
    await expect(read()).rejects.toThrow('down');
    fails = false;
    expect(await read()).toBe('up');
  });
});
