/** What an auditor records of an entry: its review; that an access is kept from the family, or no longer. */
export const FORMS_SCRIPT = String.raw`
import { ask, Problem } from './ask.js';
import { el } from './show.js';

const REVIEW =
  'mutation ReviewEntry($id: ID!, $outcome: ReviewOutcome!, $comment: String!) { ' +
  'reviewEntry(id: $id, outcome: $outcome, comment: $comment) { id } }';
const HOLD = 'mutation HoldEntry($id: ID!, $reason: String!) { holdEntry(id: $id, reason: $reason) { id } }';
const RELEASE = 'mutation ReleaseEntry($id: ID!, $reason: String!) { releaseEntry(id: $id, reason: $reason) { id } }';
const OUTCOMES = {
  JUSTIFIED: 'The access was right',
  NOT_JUSTIFIED: 'The access was wrong',
  REFERRED: 'Somebody else looks into it further',
};

// A form under its title; record does what it is for, once, and says below it where that failed.
function form(title, fields, button, record) {
  const problem = el('p', { class: 'problem', role: 'alert', hidden: true });
  const send = el('button', { type: 'submit', class: 'main' }, button);
  const submit = async (event) => {
    event.preventDefault();
    problem.hidden = true;
    if (send.getAttribute('aria-disabled') === 'true') return;
    send.setAttribute('aria-disabled', 'true');
    try {
      await record();
    } catch (error) {
      problem.textContent = error instanceof Problem ? error.message : 'This page failed. Reload it and try again.';
      problem.hidden = false;
    } finally {
      send.removeAttribute('aria-disabled');
    }
  };
  return el('form', { submit, autocomplete: 'off' }, el('h3', null, title), fields, problem, send);
}

function wordsField(id, label) {
  const words = el('textarea', { id, required: true, maxlength: '500', rows: '3' });
  return { words, field: el('div', { class: 'field' }, el('label', { for: id }, label), words) };
}

// reviewed is called once the review is recorded.
export const reviewForm = (reviewed) => (id, close) => {
  const outcome = el('select', { id: 'outcome', required: true }, el('option', { value: '' }, 'Choose'),
    Object.entries(OUTCOMES).map(([value, text]) => el('option', { value }, text)));
  const { words, field } = wordsField('comment', 'What you base it on, 500 characters at most');
  const fields = [el('div', { class: 'field' }, el('label', { for: 'outcome' }, 'How it came out'), outcome), field];
  return form('Your review', fields, 'Record the review', async () => {
    await ask(REVIEW, { id, outcome: outcome.value, comment: words.value });
    close();
    reviewed();
  });
};

// A hold of one entry keeps the whole access back, so all of its entries are released. changed is called with what holds now.
export const familyForm = ({ entryIds, isHeld }, changed) => (_id, close) => {
  const { words, field } = wordsField('hold-reason', 'Why, 500 characters at most');
  const said = isHeld ? 'The child and the parents are not told of this access for now.' : 'The child and the parents may be told of this access.';
  const [mutation, ids, button] = isHeld ? [RELEASE, entryIds, 'Release it to the family'] : [HOLD, entryIds.slice(0, 1), 'Hold it back from the family'];
  return form('What the family is told', [el('p', null, said), field], button, async () => {
    for (const id of ids) await ask(mutation, { id, reason: words.value });
    close();
    changed(!isHeld);
  });
};
`;
