/** What the page does in the browser: fills GraphiQL in for the chosen persona. */
export const PAGE_SCRIPT = `'use strict';
(async () => {
  const status = document.getElementById('status');
  const choice = document.getElementById('persona');
  const root = ReactDOM.createRoot(document.getElementById('graphiql'));
  const ask = GraphiQL.createFetcher({ url: '/graphql' });

  // For the schema GraphiQL asks before its editor of headers is there: so it is asked for as the persona.
  let chosen = {};
  const fetcher = (operation, options) =>
    operation.operationName === 'IntrospectionQuery'
      ? ask(operation, { ...options, headers: { ...chosen, ...options?.headers } })
      : ask(operation, options);

  // Asked again for each choice, as the tokens are good for a while only.
  const load = async () => {
    const answer = await fetch('/graphiql/personas.json', { cache: 'no-store' });
    if (!answer.ok) throw new Error('status ' + answer.status);
    return answer.json();
  };

  // Operations and answers are not kept in the browser: the next person at this desk must not find them.
  const kept = new Map();
  const storage = {
    getItem: (name) => (kept.has(name) ? kept.get(name) : null),
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
    get length() { return kept.size; },
  };

  // Shown again with other headers, GraphiQL puts them into its editor and leaves what was typed in the others.
  const show = ({ personas, query, variables }) => {
    chosen = personas.find(({ id }) => id === choice.value)?.headers ?? {};
    root.render(
      React.createElement(GraphiQL, {
        fetcher,
        storage,
        defaultEditorToolsVisibility: 'headers',
        query,
        variables,
        headers: JSON.stringify(chosen, null, 2),
        isHeadersEditorEnabled: true,
        shouldPersistHeaders: false,
      }),
    );
  };

  const reload = async (then) => {
    try {
      const trial = await load();
      status.textContent = '';
      then(trial);
    } catch {
      status.textContent = 'The personas could not be loaded. Is the hub running? Reload this page to try again.';
    }
  };

  choice.addEventListener('change', () => reload(show));
  await reload((trial) => {
    for (const { id, label } of trial.personas) choice.append(new Option(label, id));
    choice.disabled = false;
    show(trial);
  });
})();
`;
