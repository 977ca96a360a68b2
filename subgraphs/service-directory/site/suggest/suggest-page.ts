import type { DirectoryService } from '../../resolvers/directory-service.type.ts';
import { SITE } from '../form/form-address.ts';
import { all, h, type Attributes, type Markup } from '../html/h.ts';
import type { PageContent } from '../pages/page-frame.ts';
import type { Suggested, SuggestionField, SuggestionReading } from './read-suggestion.ts';

const LABELS: readonly (readonly [property: Suggested, label: string, lines: number])[] = [
  ['name', 'What it is called', 1],
  ['description', 'What it does', 6],
  ['url', 'Web site', 1],
  ['email', 'E-mail address', 1],
  ['fees', 'Cost', 2],
  ['alert', 'What one ought to know before going there', 2],
  ['referralRoute', 'How to come to it', 3],
];

export function suggestAddress(service: string): string {
  return `${SITE}/${service}/suggest`;
}

/** The form by which anybody says what is wrong with an entry. It needs no script, and asks for nobody’s name. */
export function suggestPage(service: DirectoryService, reading: SuggestionReading): PageContent {
  const { problems } = reading;
  const content = all(
    h('p', { className: 'back' }, h('a', { href: `${SITE}/${service.id}` }, `Back to ${service.name}`)),
    h('h1', null, 'Is something wrong here?'),
    h(
      'p',
      { className: 'lead' },
      'Change what is not right, and send it. It waits until those who look after the entry have decided; until then ' +
        'the page stays as it is. Do not write about a child or a family: what you send may be published.',
    ),
    problems.length === 0
      ? null
      : h(
          'div',
          { className: 'problems', role: 'alert', 'aria-labelledby': 'problems' },
          h('h2', { id: 'problems' }, 'This cannot be sent yet'),
          h('ul', null, ...problems.map(({ field, message }) => h('li', null, h('a', { href: `#${field}` }, message)))),
        ),
    h(
      'form',
      { className: 'finder', action: suggestAddress(service.id), method: 'post', 'aria-label': 'Suggest a change' },
      ...LABELS.map(([property, label, lines]) => field(reading, property, label, null, lines)),
      h(
        'div',
        { className: 'check' },
        h('input', {
          type: 'checkbox',
          id: 'ended',
          name: 'ended',
          value: 'true',
          defaultChecked: reading.typed.ended === 'true',
        }),
        h('label', { htmlFor: 'ended' }, 'It no longer runs'),
      ),
      field(
        reading,
        'note',
        'Anything else?',
        'Such as other telephone numbers or hours. You need not say who you are.',
        4,
      ),
      h('button', { type: 'submit' }, 'Send the suggestion'),
    ),
  );
  return { title: `Suggest a change of ${service.name}`, content, section: SITE, passing: true };
}

/** What is said when it is held. */
export function thanksPage(service: DirectoryService): PageContent {
  const content = all(
    h('h1', null, 'Thank you'),
    h('p', { className: 'lead' }, 'Your suggestion waits for those who look after this entry.'),
    h('p', null, h('a', { href: `${SITE}/${service.id}` }, `Back to ${service.name}`)),
  );
  return { title: 'Thank you', content, passing: true };
}

function field(
  { typed, problems }: SuggestionReading,
  name: SuggestionField,
  label: string,
  hint: string | null,
  lines: number,
): Markup {
  const problem = problems.find((one) => one.field === name)?.message ?? null;
  const told = [hint === null ? '' : `${name}-hint`, problem === null ? '' : `${name}-problem`].join(' ').trim();
  const more: Attributes = {
    id: name,
    name,
    defaultValue: typed[name] ?? '',
    'aria-describedby': told === '' ? null : told,
    'aria-invalid': problem === null ? null : 'true',
  };
  return h(
    'div',
    { className: problem === null ? 'field' : 'field wrong' },
    h('label', { htmlFor: name }, label),
    hint === null ? null : h('p', { className: 'hint', id: `${name}-hint` }, hint),
    problem === null ? null : h('p', { className: 'wrongness', id: `${name}-problem` }, problem),
    lines === 1 ? h('input', { type: 'text', autoComplete: 'off', ...more }) : h('textarea', { rows: lines, ...more }),
  );
}
