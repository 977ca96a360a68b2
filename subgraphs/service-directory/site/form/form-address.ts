import { USUAL_DISTANCE, type SearchForm } from './search-form.ts';

export const SITE = '/services';

/** The address of a search, with what of the form is filled in; a search for all services has an empty text. */
export function formAddress(form: Partial<SearchForm>): string {
  const query = new URLSearchParams();
  for (const [field, value] of Object.entries(form)) {
    const isUsual = value === null || value === '' || value === false || (field === 'page' && value === 1);
    if (!isUsual && !(field === 'miles' && value === USUAL_DISTANCE)) query.set(field, String(value));
  }
  return `${SITE}?${query.size === 0 ? 'text=' : query.toString()}`;
}
