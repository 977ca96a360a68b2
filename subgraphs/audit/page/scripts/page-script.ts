/** Begins and ends a session, and shows one view at a time. */
export const PAGE_SCRIPT = String.raw`
import { startAccesses } from './accesses.js';
import { session } from './ask.js';
import { showFigures, startFigures } from './figures.js';
import { showOverrides, startOverrides } from './overrides.js';
import { readKey } from './proof.js';
import { fail, say } from './show.js';
import { startUnusual } from './unusual.js';

const VIEWS = ['figures', 'accesses', 'overrides', 'unusual'];
const views = document.getElementById('views');
const begin = document.getElementById('begin');
const leave = document.getElementById('leave');
const input = (id) => document.getElementById(id);
let hasOverrides = false;

function show(view) {
  fail('');
  say('');
  for (const name of VIEWS) input(name).hidden = name !== view;
  for (const link of views.children) {
    if (link.hash === '#' + view) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const title = input(view + '-title');
  document.title = title.textContent + ' – Audit trail';
  title.focus();
  if (view === 'overrides' && !hasOverrides) {
    hasOverrides = true;
    void showOverrides();
  }
}

begin.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  fail('');
  const key = input('key').value.trim();
  if (key !== '' && globalThis.crypto?.subtle && (await readKey(key)) === null) {
    fail('That is not a public key of a trail, name+id+base64.');
    input('key').focus();
    return;
  }
  session.token = input('token').value.trim();
  session.reason = input('reason').value.trim();
  session.key = key;
  // The first question shows whether the token is good.
  if (!(await showFigures())) return;
  input('token').value = '';
  begin.hidden = true;
  views.hidden = false;
  leave.hidden = false;
  const said = input('status').textContent;
  show(VIEWS.includes(location.hash.slice(1)) ? location.hash.slice(1) : 'figures');
  if (!input('figures').hidden) say(said);
});

addEventListener('hashchange', () => {
  const view = location.hash.slice(1);
  if (!views.hidden && VIEWS.includes(view)) show(view);
});

leave.addEventListener('click', () => {
  session.token = '';
  location.reload();
});

startFigures();
startAccesses();
startOverrides();
startUnusual();
`;
