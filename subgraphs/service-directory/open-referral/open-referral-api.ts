import type { DirectoryDatabase } from '../store/directory-database.ts';
import { publicJson, publicText, type PublicAnswer, type PublicRequest } from '../public/public-answer.ts';
import type { PublicHandler } from '../public/public-listener.ts';
import type { Document } from './profile/entity.ts';
import { uuidKey } from './profile/uuid-key.ts';
import { NotNow, wholeLists, type List } from './read/every-entry.ts';
import { listOrganizations, readOrganization } from './read/list-organizations.ts';
import { listServiceAtLocations, readServiceAtLocation } from './read/list-service-at-locations.ts';
import { listServices, readService } from './read/list-services.ts';
import { listTaxonomies, listTaxonomyTerms, readTaxonomy, readTaxonomyTerm } from './read/list-taxonomies.ts';
import { ParameterProblem } from './read/parameter-problem.ts';
import { readParameters } from './read/read-parameters.ts';

/** What the root tells: that this is the UK profile, and where that is written down. */
const ABOUT = {
  version: 'HSDS-UK-3.0',
  profile: 'https://docs.openreferraluk.org/',
  openapi_url: 'https://openreferraluk.org/specifications/3.0/openapi.json',
};

interface Collection {
  readonly list: List;
  readonly read: (database: DirectoryDatabase, id: string) => Promise<Document | null>;
}

/** Everything that the profile serves, by the name in its address. */
const COLLECTIONS: Readonly<Record<string, Collection>> = {
  services: { list: listServices, read: readService },
  organizations: { list: listOrganizations, read: readOrganization },
  service_at_locations: { list: listServiceAtLocations, read: readServiceAtLocation },
  taxonomies: { list: listTaxonomies, read: readTaxonomy },
  taxonomy_terms: { list: listTaxonomyTerms, read: readTaxonomyTerm },
};

const NO_METHOD = { code: 'METHOD_NOT_ALLOWED', message: 'Read with GET or HEAD.' };

const OPEN_REFERRAL_PREFIX = '/open-referral';

/** Seconds after which a list may be asked for whole again. */
const RETRY_AFTER = '5';

/** Answers GETs below `/open-referral` as the Open Referral UK profile, version 3.0, has it. */
export function openReferralApi(database: () => DirectoryDatabase): PublicHandler {
  const whole = wholeLists();
  return (request) => answer(database(), request, whole);
}

async function answer(
  database: DirectoryDatabase,
  request: PublicRequest,
  whole: ReturnType<typeof wholeLists>,
): Promise<PublicAnswer> {
  if (request.form !== undefined) return publicJson(405, NO_METHOD, request);
  const [pathname = '', ...query] = request.target.split('?');
  if (pathname !== OPEN_REFERRAL_PREFIX && !pathname.startsWith(`${OPEN_REFERRAL_PREFIX}/`)) return notFound(request);
  const [name = '', id, ...rest] = pathname.slice(OPEN_REFERRAL_PREFIX.length).split('/').slice(1).filter(isWord);
  if (name === '') return publicJson(200, ABOUT, request);
  const collection = Object.hasOwn(COLLECTIONS, name) ? COLLECTIONS[name] : undefined;
  if (collection === undefined || rest.length > 0) return notFound(request);
  try {
    if (id === undefined) {
      const asked = readParameters(new URLSearchParams(query.join('?')));
      if (asked.format === 'json') return publicJson(200, await collection.list(database, asked), request);
      const lines = await whole(database, collection.list, asked, request.signal);
      return publicText('application/x-ndjson', lines, request);
    }
    const key = uuidKey(id);
    const document = key === null ? null : await collection.read(database, key);
    return document === null ? notFound(request) : publicJson(200, document, request);
  } catch (error) {
    if (error instanceof NotNow) return notNow(request);
    if (!(error instanceof ParameterProblem)) throw error;
    const { parameter, message } = error;
    return publicJson(400, { code: 'BAD_REQUEST', parameter, message }, request);
  }
}

function isWord(part: string): boolean {
  return part !== '';
}

function notNow(request: PublicRequest): PublicAnswer {
  const message = 'Whole lists are given one at a time. Try again shortly, or read page by page.';
  const answered = publicJson(503, { code: 'OVERLOADED', message }, request);
  return { ...answered, headers: { ...answered.headers, 'retry-after': RETRY_AFTER } };
}

function notFound(request: PublicRequest): PublicAnswer {
  return publicJson(404, { code: 'NOT_FOUND', message: 'There is nothing here of that name.' }, request);
}
