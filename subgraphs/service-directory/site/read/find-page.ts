import { HubError } from '../../../../schema/contract/error-codes.ts';
import type { DirectoryContext } from '../../directory-context.ts';
import type { Coordinates } from '../../open-referral/read/postcode-point.ts';
import type { DirectoryServiceEdge } from '../../resolvers/directory-service-connection.type.ts';
import { ServicesResolver } from '../../resolvers/services.resolver.ts';
import { readNear } from '../../search/read-near.ts';
import type { FormProblem, SearchForm } from '../form/search-form.ts';
import { MILE } from '../wording/miles.ts';
import type { Choices } from './choices.ts';

/** A page of what was found. */
export interface FoundPage {
  readonly edges: readonly DirectoryServiceEdge[];
  /** The cursor with which the next page begins; null after the last. */
  readonly next: string | null;
  /** Whether the words were taken for typing errors. */
  readonly corrected: boolean;
  /** Where `near` is; null where it says nothing. */
  readonly centre: Coordinates | null;
}

/** Services on a page. */
export const PAGE_SIZE = 20;

/** Finds as the API does, with the same limits; or what is wrong with the form that only the directory knows. */
export async function findPage(
  context: DirectoryContext,
  form: SearchForm,
  choices: Choices,
): Promise<FoundPage | FormProblem> {
  if (form.locality !== '' && !choices.localities.some(({ key }) => key === form.locality))
    return { field: 'locality', message: 'Choose one of the localities in the list.' };
  const centre = form.near === '' ? null : await unlessUnknown(readNear(context.database, form.near));
  if (centre === null && form.near !== '') return UNKNOWN_PLACE;
  try {
    const { edges, pageInfo, corrected } = await new ServicesResolver().services(
      {
        first: PAGE_SIZE,
        after: form.after,
        text: form.text === '' ? null : form.text,
        near: centre === null ? null : `${centre.latitude.toFixed(6)},${centre.longitude.toFixed(6)}`,
        within: centre === null ? null : (form.miles * MILE) / 1_000,
        age: form.age,
        tier: form.tier,
        need: form.need === '' ? null : form.need,
        openNow: form.openNow ? true : null,
        locality: form.locality === '' ? null : form.locality,
      },
      context,
    );
    return { edges, next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null, corrected, centre };
  } catch (error) {
    if (!(error instanceof HubError) || error.code !== 'BAD_REQUEST') throw error;
    return error.detail === 'CURSOR_INVALID' ? FORGED_PAGE : UNREADABLE;
  }
}

const UNKNOWN_PLACE: FormProblem = {
  field: 'near',
  message:
    'We do not know where this is. Give a postcode that is near a service, or a town or locality such as Didcot.',
};
const FORGED_PAGE: FormProblem = {
  field: 'page',
  message: 'There is no such page of the list. Search again to begin at the first.',
};
const UNREADABLE: FormProblem = { field: 'text', message: 'This search cannot be done. Change it, or begin again.' };

async function unlessUnknown(found: Promise<Coordinates>): Promise<Coordinates | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof HubError && error.code === 'BAD_REQUEST') return null;
    throw error;
  }
}
