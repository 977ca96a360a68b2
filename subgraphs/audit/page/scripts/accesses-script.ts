/** The timeline of who looked at a child, or of what an actor did: one line for each request, under its day. */
export const ACCESSES_SCRIPT = String.raw`
import { ask, ENTRY } from './ask.js';
import { openEntry } from './entry.js';
import { familyForm } from './forms.js';
import { listing } from './listing.js';
import { actorOf, bars, chips, countOf, dayOf, el, say, timeOf, unique } from './show.js';

const OF_CHILD =
  'query AuditAccesses($childId: ID!, $after: String) { accessHistory(childId: $childId, after: $after) { edges { node { ' +
  'entryIds childIds at actor { id agency unit role } purpose reason effects wasShown isHeld } } ' +
  'otherChildIds pageInfo { hasNextPage endCursor } } }';
const OF_ACTOR =
  'query AuditActor($actor: ID!, $after: String) { auditEntries(filter: { actor: $actor }, first: 50, after: $after) { ' +
  'edges { cursor node { ' + ENTRY + ' } } pageInfo { hasNextPage endCursor } } }';

const COLUMNS = {
  at: (row) => row.at,
  actor_id: (row) => row.actor?.id,
  agency: (row) => row.actor?.agency,
  unit: (row) => row.actor?.unit,
  role: (row) => row.actor?.role,
  purpose: (row) => row.purpose,
  reason: (row) => row.reason,
  effects: (row) => row.effects,
  did: (row) => row.did,
  child_ids: (row) => row.childIds,
  flags: (row) => row.flags.join('; '),
  entry_ids: (row) => row.entryIds,
};

function ofChild(childId) {
  return async (after) => {
    const { accessHistory: page } = await ask(OF_CHILD, { childId, after });
    const rows = page.edges.map(({ node }) => ({
      ...node,
      did: [],
      flags: flagsOf(node, childId),
      isHeld: node.isHeld,
      asHeld: (isHeld) => flagsOf({ ...node, isHeld }, childId),
    }));
    return { rows, pageInfo: page.pageInfo };
  };
}

function flagsOf({ childIds, wasShown, isHeld }, childId) {
  return [
    !childIds.includes(childId) && 'recorded under another id of the child',
    !wasShown && 'weighed in a search, not shown',
    isHeld && 'kept from the family for now',
  ].filter(Boolean);
}

// The entries of one request stand together. Where a page may have cut the last one in two, the next begins with it.
function ofActor(actor) {
  return async (after) => {
    const { auditEntries: page } = await ask(OF_ACTOR, { actor, after });
    const nameOf = ({ node }) => node.requestId ?? node.id;
    const last = page.pageInfo.hasNextPage && page.edges.length > 0 ? nameOf(page.edges.at(-1)) : null;
    const cut = page.edges.findIndex((edge) => nameOf(edge) === last);
    const edges = cut > 0 ? page.edges.slice(0, cut) : page.edges;
    const endCursor = cut > 0 ? edges.at(-1).cursor : page.pageInfo.endCursor;
    const requests = new Map();
    for (const { node } of edges) {
      const name = nameOf({ node });
      requests.set(name, [...(requests.get(name) ?? []), node]);
    }
    const rows = [...requests.values()].map((entries) => {
      const [newest] = entries;
      return {
        at: newest.at,
        actor: newest.actor,
        purpose: newest.purpose,
        reason: newest.reason,
        effects: unique(entries.flatMap(({ decisions }) => decisions.map(({ effect }) => effect))),
        did: unique(entries.map(({ kind, change, operationName }) => change ?? operationName ?? kind)),
        childIds: unique(entries.flatMap(({ childIds }) => childIds)),
        flags: [],
        entryIds: entries.map(({ id }) => id),
      };
    });
    return { rows, pageInfo: { ...page.pageInfo, endCursor } };
  };
}

export function accessLine(row, ...further) {
  return el('div', { class: 'access' },
    el('p', { class: 'top' },
      el('time', { datetime: row.at }, timeOf(row.at)),
      el('strong', null, actorOf(row.actor)),
      row.actor && el('span', { class: 'soft' }, row.actor.id)),
    el('p', { class: 'said' }, row.reason === null ? 'No reason given' : '“' + row.reason + '”'),
    chips('Purpose and effects', [row.purpose ?? 'no purpose', ...row.effects], row.flags),
    further);
}

function draw(list, rows) {
  for (const row of rows) {
    const day = dayOf(row.at);
    if (list.lastDay !== day) {
      list.lastDay = day;
      list.append(el('h3', { class: 'day' }, day), el('ol', { class: 'line' }));
    }
    list.lastElementChild.append(lineOf(row));
  }
}

function lineOf(row) {
  const children = row.childIds.length;
  const about = row.did.join(', ') + (children === 0 ? '' : ' · ' + children + (children === 1 ? ' child' : ' children'));
  const changed = (isHeld) => {
    Object.assign(row, { isHeld, flags: row.asHeld(isHeld) });
    const line = lineOf(row);
    shown.replaceWith(line);
    line.querySelector('button').focus();
    say(isHeld ? 'The access is held back from the family.' : 'The access is released to the family.');
  };
  const details = el('button', {
    type: 'button',
    'aria-label': 'Details of the access at ' + timeOf(row.at),
    click: () => openEntry(row.entryIds, row.asHeld && familyForm(row, changed)),
  }, 'Details');
  const shown = el('li', null, accessLine(row,
    row.did.length > 0 && el('p', { class: 'soft' }, about),
    el('div', { class: 'actions' }, details)));
  return shown;
}

function show(about, subject) {
  const results = document.querySelector('#accesses .results');
  return listing(results, {
    what: about === 'child' ? 'accesses to this child' : 'requests of this actor',
    file: 'accesses',
    columns: COLUMNS,
    load: about === 'child' ? ofChild(subject) : ofActor(subject),
    draw,
    above: (all) => all.length === 0 ? [] : [el('div', { class: 'figures' },
      bars('Shown below, by purpose', countOf(all.map(({ purpose }) => purpose))),
      bars('Shown below, by effect', countOf(all.flatMap(({ effects }) => effects))))],
  });
}

export function startAccesses() {
  const form = document.querySelector('#accesses form');
  const about = document.getElementById('about');
  const subject = document.getElementById('subject');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void show(about.value, subject.value.trim());
  });
  // From an entry one goes on to the child or the actor that it names.
  document.addEventListener('accesses', ({ detail }) => {
    about.value = detail.about;
    subject.value = detail.subject;
    location.hash = '#accesses';
    void show(detail.about, detail.subject);
  });
}
`;
