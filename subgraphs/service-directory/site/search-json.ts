import type { DirectoryContext } from '../directory-context.ts';
import type { PublicAnswer, PublicRequest } from '../public/public-answer.ts';
import { SITE } from './form/form-address.ts';
import { readForm } from './form/read-form.ts';
import { placeName, summaryOf } from './pages/result-list.ts';
import type { Choices } from './read/choices.ts';
import { findPage, type FoundPage } from './read/find-page.ts';
import { siteJson } from './site-answer.ts';
import { agesInWords } from './wording/ages-in-words.ts';
import { milesInWords } from './wording/miles.ts';

/**
 * The finder’s list as JSON, for the widget: the same fields in the address, the same services, 20 at a time. Programs
 * with other aims have the Open Referral feed and GraphQL, which tell more.
 */
export async function searchJson(
  query: string,
  request: PublicRequest,
  context: DirectoryContext,
  choices: Choices,
): Promise<PublicAnswer> {
  const { form, problems } = readForm(query);
  const keptBy = form.near === '' ? 'anybody' : 'visitor';
  const [problem] = problems;
  if (problem !== undefined) return siteJson(400, problem, request, keptBy);
  const found = await findPage(context, form, choices);
  if ('field' in found) return siteJson(400, found, request, keptBy);
  const { next, corrected } = found;
  return siteJson(200, { services: found.edges.map(summary), next, corrected }, request, keptBy);
}

/** A service as the widget shows it; words are ready to be shown, null where there is nothing to say. */
function summary({ node, metres }: FoundPage['edges'][number]) {
  const [place] = node.places;
  return {
    name: node.name,
    /** Of its page, on this host. */
    path: `${SITE}/${node.id}`,
    summary: node.description === null ? null : summaryOf(node.description),
    organisation: node.organisation?.name ?? null,
    ages: agesInWords(node.minimumAge, node.maximumAge),
    distance: metres === null ? null : milesInWords(metres),
    place: place === undefined ? null : placeName(place),
    openNow: node.openNow,
  };
}
