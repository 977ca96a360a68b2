const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The page itself. Everything that is not the same for everyone comes from personas.json. */
export function pageHtml(title: string): string {
  const safeTitle = title.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
  return `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${safeTitle}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/graphiql/graphiql.css" />
    <link rel="stylesheet" href="/graphiql/page.css" />
    <script src="/graphiql/react.js" defer></script>
    <script src="/graphiql/react-dom.js" defer></script>
    <script src="/graphiql/graphiql.js" defer></script>
    <script src="/graphiql/page.js" defer></script>
  </head>
  <body>
    <header>
      <h1>${safeTitle}</h1>
      <p id="persona-hint">Trial data. The choice fills in the request headers; you can edit them below.</p>
      <label for="persona">Ask as</label>
      <select id="persona" aria-describedby="persona-hint" disabled></select>
    </header>
    <p id="status" role="status"></p>
    <main id="graphiql"><noscript>This page needs JavaScript.</noscript></main>
  </body>
</html>
`;
}
