import type { SearchForm } from '../form/search-form.ts';
import type { Choices } from '../read/choices.ts';
import { TIER_WORDS } from './tier-words.ts';

/** A search as a sentence would have it, as in `“sleep”, within 5 miles of Didcot, for age 3`; empty for all services. */
export function searchInWords(form: SearchForm, { localities, needs }: Choices): string {
  const locality = localities.find(({ key }) => key === form.locality)?.name;
  const need = needs.find(({ id }) => id === form.need)?.name;
  return [
    ...(form.text === '' ? [] : [`“${form.text}”`]),
    ...(form.near === '' ? [] : [`within ${form.miles} ${form.miles === 1 ? 'mile' : 'miles'} of ${form.near}`]),
    ...(form.age === null ? [] : [`for age ${form.age}`]),
    ...(form.tier === null ? [] : [TIER_WORDS[form.tier].name.toLowerCase()]),
    ...(need === undefined ? [] : [`for ${need}`]),
    ...(locality === undefined ? [] : [`in ${locality}`]),
    ...(form.openNow ? ['open now'] : []),
  ].join(', ');
}
