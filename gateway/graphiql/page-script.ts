/** What the page does in the browser: fills GraphiQL in for the chosen persona. */
export const PAGE_SCRIPT = `'use strict';
(async () => {
  const status = document.getElementById('status');
  const choice = document.getElementById('persona');
  const root = ReactDOM.createRoot(document.getElementById('graphiql'));
  let trial;

  const show = () => {
    const persona = trial.personas.find(({ id }) => id === choice.value);
    root.render(
      React.createElement(GraphiQL, {
        key: choice.value,
        // The schema is asked for before the headers below are read, so it needs them here as well.
        fetcher: GraphiQL.createFetcher({ url: '/graphql', headers: persona ? persona.headers : {} }),
        storage: forgetful(),
        defaultEditorToolsVisibility: 'headers',
        query: trial.query,
        variables: trial.variables,
        headers: JSON.stringify(persona ? persona.headers : {}, null, 2),
        isHeadersEditorEnabled: true,
        shouldPersistHeaders: false,
      }),
    );
  };

  // Operations and answers are not kept in the browser: the next person at this desk must not find them.
  const forgetful = () => {
    const kept = new Map();
    return {
      getItem: (name) => (kept.has(name) ? kept.get(name) : null),
      setItem: (name, value) => void kept.set(name, value),
      removeItem: (name) => void kept.delete(name),
      clear: () => kept.clear(),
      get length() { return kept.size; },
    };
  };

  try {
    const answer = await fetch('/graphiql/personas.json', { cache: 'no-store' });
    if (!answer.ok) throw new Error('status ' + answer.status);
    trial = await answer.json();
  } catch {
    status.textContent = 'The personas could not be loaded. Is the hub running? Reload this page to try again.';
    return;
  }
  for (const { id, label } of trial.personas) choice.append(new Option(label, id));
  choice.disabled = false;
  choice.addEventListener('change', show);
  show();
})();
`;
