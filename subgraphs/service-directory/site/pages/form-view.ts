import { SITE } from '../form/form-address.ts';
import { DISTANCES, USUAL_DISTANCE, type FormField, type FormReading } from '../form/search-form.ts';
import { h, type Attributes, type Markup } from '../html/h.ts';
import type { Choices } from '../read/choices.ts';
import { TIER_WORDS } from './tier-words.ts';

/** Fields that wait under “More choices” until they are used. */
const FURTHER: readonly FormField[] = ['age', 'tier', 'need', 'locality', 'openNow'];

/** The search form, filled in as it was sent, with what is wrong beside each field. It needs no script. */
export function formView({ typed, problems }: FormReading, { localities, needs }: Choices): Markup {
  const used = FURTHER.some((field) => typed[field] !== undefined);
  const problemOf = (field: FormField) => problems.find((problem) => problem.field === field)?.message ?? null;
  const field = (name: FormField, label: string, hint: string | null, make: (more: Attributes) => Markup): Markup => {
    const problem = problemOf(name);
    const told = [hint === null ? '' : `${name}-hint`, problem === null ? '' : `${name}-problem`].join(' ').trim();
    const more = {
      id: name,
      name,
      'aria-describedby': told === '' ? null : told,
      'aria-invalid': problem === null ? null : 'true',
    };
    return h(
      'div',
      { className: problem === null ? 'field' : 'field wrong' },
      h('label', { htmlFor: name }, label),
      hint === null ? null : h('p', { className: 'hint', id: `${name}-hint` }, hint),
      problem === null ? null : h('p', { className: 'wrongness', id: `${name}-problem` }, problem),
      make(more),
    );
  };
  const text = (name: FormField, more: Attributes, kind: Attributes) =>
    h('input', { type: 'text', defaultValue: typed[name] ?? '', autoComplete: 'off', ...kind, ...more });
  const select = (name: FormField, more: Attributes, options: readonly Markup[], usual = '') =>
    h('select', { defaultValue: typed[name] ?? usual, ...more }, ...options);
  return h(
    'form',
    { className: 'finder', action: SITE, method: 'get', role: 'search', 'aria-label': 'Services' },
    field('text', 'What are you looking for?', 'Such as speech therapy, or help with sleep', (more) =>
      text('text', more, { maxLength: 200, type: 'search' }),
    ),
    field('near', 'Near where?', 'A postcode, town or locality', (more) => text('near', more, { maxLength: 100 })),
    field('miles', 'How far away?', null, (more) =>
      select(
        'miles',
        more,
        DISTANCES.map((miles) => option(String(miles), `Within ${miles} ${miles === 1 ? 'mile' : 'miles'}`)),
        String(USUAL_DISTANCE),
      ),
    ),
    h(
      'details',
      { className: 'further', open: used || problems.some(({ field: name }) => FURTHER.includes(name)) },
      h('summary', null, 'More choices'),
      field('age', 'For what age?', 'In years', (more) => text('age', more, { inputMode: 'numeric', maxLength: 3 })),
      field('tier', 'What kind of help?', null, (more) =>
        select('tier', more, [
          option('', 'Any'),
          ...Object.entries(TIER_WORDS).map(([tier, { name }]) => option(tier, name)),
        ]),
      ),
      needs.length === 0
        ? null
        : field('need', 'For which need?', null, (more) =>
            select('need', more, [option('', 'Any'), ...needs.map(({ id, name }) => option(id, name))]),
          ),
      localities.length === 0
        ? null
        : field('locality', 'Deployed in which locality?', null, (more) =>
            select('locality', more, [option('', 'Any'), ...localityOptions(localities)]),
          ),
      h(
        'div',
        { className: 'check' },
        h('input', {
          type: 'checkbox',
          id: 'openNow',
          name: 'openNow',
          value: 'true',
          defaultChecked: typed.openNow === 'true',
        }),
        h('label', { htmlFor: 'openNow' }, 'Open now'),
      ),
    ),
    h('button', { type: 'submit' }, 'Find services'),
  );
}

function localityOptions(localities: Choices['localities']): readonly Markup[] {
  const groups = Map.groupBy(localities, ({ authority }) => authority ?? 'Elsewhere');
  return [...groups].map(([label, group]) =>
    h('optgroup', { label }, ...group.map(({ key, name }) => option(key, name))),
  );
}

function option(value: string, name: string): Markup {
  return h('option', { value }, name);
}
