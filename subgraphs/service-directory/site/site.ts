import type { Logger } from 'pino';
import type { ChangeRecorder, DirectoryContext } from '../directory-context.ts';
import { uuidKey } from '../open-referral/profile/uuid-key.ts';
import type { PublicAnswer, PublicRequest } from '../public/public-answer.ts';
import type { PublicHandler } from '../public/public-listener.ts';
import { AccessPointsResolver } from '../resolvers/access-points.resolver.ts';
import { SITE } from './form/form-address.ts';
import { readForm } from './form/read-form.ts';
import { aboutPage } from './pages/about-page.ts';
import { accessPointsPage } from './pages/access-points-page.ts';
import { problemPage, resultsPage, welcomePage } from './pages/finder-page.ts';
import { localitiesPage, localityPage } from './pages/locality-page.ts';
import { messagePage } from './pages/message-page.ts';
import { pageFrame, type PageContent } from './pages/page-frame.ts';
import { servicePage } from './pages/service-page.ts';
import { readChoices, type Choices } from './read/choices.ts';
import { findPage } from './read/find-page.ts';
import { keptFor } from './read/kept-for.ts';
import { localityDetails } from './read/locality-details.ts';
import { isLookedAfter, serviceDetails } from './read/service-details.ts';
import { searchJson } from './search-json.ts';
import { siteJson, sitePage, type KeptBy } from './site-answer.ts';
import { siteFileOf } from './site-files.ts';
import { readSuggestion, suggestionOf } from './suggest/read-suggestion.ts';
import { suggestPage, thanksPage } from './suggest/suggest-page.ts';
import { takeSuggestion } from './suggest/take-suggestion.ts';

/** Milliseconds for which the lists that the form offers are kept. */
const CHOICES_KEPT = 30_000;
/** Longest path and query that are read, in characters. */
const LONGEST_TARGET = 4_096;

/** Whether an address is one of the site’s. */
export function isSite(target: string): boolean {
  return /^\/services(?:[/?]|$)/.test(target);
}

/**
 * The public finder: pages that need no script, and what other sites need to have it on theirs. It answers whatever
 * happens; what went wrong goes to the log, without the address, which says what somebody looks for.
 * @param contextNow what a request asks the directory with
 * @param byNobody how a change by somebody without a token, at a moment, gets onto the audit trail
 */
export function servicesSite(
  contextNow: () => DirectoryContext,
  byNobody: (now: number) => ChangeRecorder,
  logger: Logger,
): PublicHandler {
  const choicesNow = keptFor(CHOICES_KEPT, Date.now, () => readChoices(contextNow().database));
  return async (request) => {
    try {
      if (request.target.length > LONGEST_TARGET) return page(414, TOO_LONG, request);
      return (await suggesting(request, contextNow(), byNobody)) ?? (await answer(request, contextNow(), choicesNow));
    } catch (error) {
      logger.error({ err: error }, 'page of the finder failed');
      const [path = ''] = request.target.split('?');
      if (path === `${SITE}/search.json`) return siteJson(500, { message: FAILED_WORDS }, request, 'visitor');
      return page(500, FAILED, request);
    }
  };
}

/** The form for suggestions of one service; null where the address is another. @throws what the directory throws */
async function suggesting(
  request: PublicRequest,
  context: DirectoryContext,
  byNobody: (now: number) => ChangeRecorder,
): Promise<PublicAnswer | null> {
  const [path = ''] = request.target.split('?');
  const [first = '', second, ...further] = path.slice(SITE.length).split('/').slice(1);
  if (second !== 'suggest' || first === 'localities' || further.length > 0)
    return request.form === undefined ? null : page(405, NOT_SENT_HERE, request);
  const id = uuidKey(first);
  const details = id === null ? null : await serviceDetails(context, id);
  if (details === null) return page(404, NO_SERVICE, request);
  if (!isLookedAfter(details)) return page(404, NOBODYS, request);
  const { service } = details;
  if (request.form === undefined) return page(200, suggestPage(service, suggestionOf(service)), request);
  const reading = readSuggestion(request.form, service);
  if (reading.problems.length > 0) return page(400, suggestPage(service, reading), request);
  const taken = await takeSuggestion(context, byNobody(context.now), service.id, reading);
  if (taken === 'HELD') return page(202, thanksPage(service), request);
  if (taken === 'MISFIT') return page(400, MISFIT, request);
  return taken === 'FULL' ? page(429, FULL, request) : page(503, LATER, request);
}

async function answer(
  request: PublicRequest,
  context: DirectoryContext,
  choicesNow: () => Promise<Choices>,
): Promise<PublicAnswer> {
  const [path = '', ...rest] = request.target.split('?');
  const query = rest.join('?');
  const [first = '', second, ...further] = path.slice(SITE.length).split('/').slice(1);
  if (further.length > 0 || (second !== undefined && first !== 'localities')) return page(404, NOT_THERE, request);
  if (first === '') return finder(query, request, context, await choicesNow());
  if (second !== undefined && second !== '') {
    const details = await localityDetails(context, second.slice(0, 200));
    return details === null
      ? page(404, NO_LOCALITY, request)
      : page(200, localityPage(details, await choicesNow()), request);
  }
  const file = siteFileOf(first, request);
  if (file !== null) return file;
  if (first === 'search.json') return searchJson(query, request, context, await choicesNow());
  if (first === 'localities') return page(200, localitiesPage(await choicesNow()), request);
  if (first === 'about') return page(200, aboutPage(), request);
  if (first === 'access-points') {
    const points = await new AccessPointsResolver().accessPoints(null, null, context);
    return page(200, accessPointsPage(points, await choicesNow()), request);
  }
  const id = uuidKey(first);
  const details = id === null ? null : await serviceDetails(context, id);
  return details === null
    ? page(404, NO_SERVICE, request)
    : page(200, servicePage(details, await choicesNow()), request);
}

async function finder(
  query: string,
  request: PublicRequest,
  context: DirectoryContext,
  choices: Choices,
): Promise<PublicAnswer> {
  const reading = readForm(query);
  if (query === '') return page(200, welcomePage(reading, choices), request);
  const keptBy = reading.form.near === '' ? 'anybody' : 'visitor';
  if (reading.problems.length > 0) return page(400, problemPage(reading, choices), request);
  const found = await findPage(context, reading.form, choices);
  if ('field' in found) return page(400, problemPage({ ...reading, problems: [found] }, choices), request);
  return page(200, resultsPage(reading, choices, found), request, keptBy);
}

function page(status: number, content: PageContent, request: PublicRequest, keptBy?: KeptBy): PublicAnswer {
  return sitePage(status, pageFrame(content), request, keptBy);
}

const FAILED_WORDS = 'The directory failed. Try again shortly.';
const FAILED = messagePage('Something went wrong', FAILED_WORDS);
const TOO_LONG = messagePage('The address is too long', 'Look for fewer words.');
const NOT_THERE = messagePage('There is no such page', 'Check the address, or begin with a search.');
const NO_SERVICE = messagePage('There is no such service', 'It may have ended, or the address is not quite right.');
const NOT_SENT_HERE = messagePage('Nothing can be sent here', 'Begin with a search.');
const NOBODYS = messagePage(
  'Nobody here looks after this entry',
  'It comes from another directory. Tell those who give the service.',
);
const MISFIT = messagePage('This cannot be taken', 'Go back, and check the web site and the e-mail address.');
const FULL = messagePage('Too many suggestions are waiting', 'Please try again on another day.');
const LATER = messagePage('This cannot be taken just now', 'Nothing was kept. Please try again in a few minutes.');
const NO_LOCALITY = messagePage(
  'There is no such locality',
  'Check the address, or choose one from the list of localities.',
);
