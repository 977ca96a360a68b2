/** One entry in a dialog: what it says, whether its proof holds, and what an auditor may record of it. */
export const ENTRY_SCRIPT = String.raw`
import { ask, ENTRY, Problem, session } from './ask.js';
import { checkProof } from './proof.js';
import { actorOf, el, momentOf } from './show.js';

const QUERY =
  'query AuditEntry($id: ID!) { auditEntry(id: $id) { entry { ' + ENTRY + ' } proof { place leafHash path checkpoint } } }';

const dialog = document.getElementById('entry');

// Opens the first of some entries; form makes what stands below one, of the dialog to close and its id.
export function openEntry(ids, form = () => '') {
  void show(ids, 0, form);
  if (!dialog.open) dialog.showModal();
}

async function show(ids, position, form) {
  const note = el('p', { role: 'status', class: 'soft' }, 'Asking…');
  const title = el('h2', { id: 'entry-title', tabindex: '-1', autofocus: true },
    ids.length === 1 ? 'Entry of the trail' : 'Entry ' + (position + 1) + ' of ' + ids.length + ' of this request');
  const body = el('div', null);
  const go = (to, text) => el('button', { type: 'button', click: () => show(ids, to, form) }, text);
  dialog.replaceChildren(el('div', null, title, note, body, el('div', { class: 'actions' },
    position > 0 && go(position - 1, 'Newer entry'),
    position + 1 < ids.length && go(position + 1, 'Older entry'),
    el('button', { type: 'button', click: () => dialog.close() }, 'Close'))));
  if (dialog.open) title.focus();
  try {
    const { auditEntry: found } = await ask(QUERY, { id: ids[position] });
    const proof = await proofOf(found);
    if (!note.isConnected) return;
    note.textContent = '';
    body.replaceWith(facts(found.entry), decisionsOf(found.entry), proof, form(ids[position], () => dialog.close()));
  } catch (error) {
    if (!(error instanceof Problem)) console.error(error);
    note.className = 'problem';
    note.textContent = error instanceof Problem ? error.message : 'This page failed. Reload it and try again.';
  }
}

function goTo(about, subject) {
  return el('button', {
    type: 'button',
    class: 'link',
    'aria-label': 'Accesses of the ' + about + ' ' + subject,
    click: () => {
      dialog.close();
      document.dispatchEvent(new CustomEvent('accesses', { detail: { about, subject } }));
    },
  }, subject);
}

function facts(entry) {
  const lines = [
    ['When', momentOf(entry.at)],
    ['Who', actorOf(entry.actor)],
    ['Actor', entry.actor && goTo('actor', entry.actor.id)],
    ['Purpose', entry.purpose],
    ['Reason', entry.reason],
    ['Kind', entry.kind + ', reported by ' + entry.source],
    ['Operation', entry.change ?? entry.operationName],
    ['Children', entry.childIds.length > 0 && entry.childIds.map((id) => el('div', null, goTo('child', id)))],
    ['Request', entry.requestId],
    ['Trace', entry.trace],
    ['Entry', entry.id],
  ];
  return el('dl', null, lines.filter(([, value]) => value).flatMap(([name, value]) => [el('dt', null, name), el('dd', null, value)]));
}

function decisionsOf({ decisions }) {
  if (decisions.length === 0) return '';
  const cell = (value) => el('td', null, value ?? '');
  return el('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': 'Decisions' }, el('table', null,
    el('caption', null, 'What was decided'),
    el('thead', null, el('tr', null, ['Kind of information', 'Effect', 'Rule'].map((name) => el('th', { scope: 'col' }, name)))),
    el('tbody', null, decisions.map(({ rule, effect, category }) =>
      el('tr', null, el('th', { scope: 'row' }, category ?? ''), cell(effect), cell(rule))))));
}

const SIGNATURE = {
  'true': 'The signature of that checkpoint is of the key that you gave.',
  'false': 'The signature is forged: it names the key that you gave and is not of it.',
  'another key': 'It is not signed by the key that you gave.',
  'no key': 'The signature was not checked: you gave no public key.',
  'not here': 'The signature was not checked: this browser has no Ed25519.',
};

async function proofOf({ entry, proof }) {
  const told = (style, ...lines) => el('div', { class: 'proof' }, el('h3', null, 'Proof'), el('div', { class: style }, lines.map((line) => el('p', null, line))));
  if (proof === null)
    return told('warn', 'Not proven yet: no checkpoint near it covers this entry. One is made within the period that is set.');
  const checked = await checkProof(proof, session.key);
  if (checked === null) return told('warn', 'Not checked: this browser checks hashes on pages served over HTTPS alone.');
  const { isIncluded, signature, place, size, at } = checked;
  if (!isIncluded)
    return told('problem', 'Does not hold: as it is stored now, the entry is not what the checkpoint speaks of. Have npm run audit:verify look at the whole trail.');
  const inTree = 'In the tree: entry ' + place.toLocaleString('en-GB') + ' of the ' + size.toLocaleString('en-GB') + ' that the checkpoint of ' + momentOf(at) + ' covers, counted from 0.';
  const style = signature === 'true' ? 'good' : signature === 'false' || signature === 'another key' ? 'problem' : 'warn';
  const shown = told(style, (signature === 'true' ? 'Proven. ' : '') + inTree, SIGNATURE[signature]);
  shown.append(el('p', { class: 'soft' }, 'Checked in this browser from the hash of the entry, which the hub made. To check without it: ',
    el('code', null, 'npm run -s audit:prove -- ' + entry.id)));
  return shown;
}
`;
