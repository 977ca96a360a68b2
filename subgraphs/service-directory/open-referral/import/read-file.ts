import { FeedProblem } from './feed-problem.ts';
import type { DocumentKind, FeedEntry } from './read-feed.ts';

/**
 * The documents of a file: a list, a page, or one of them; services or, told by what only they have, organisations,
 * taxonomies and terms. Services inside an organisation are taken as well.
 * @throws FeedProblem when there is nothing of the kind in it
 */
export function readFile(content: unknown): readonly FeedEntry[] {
  const entries = entriesIn(content).flatMap(({ place, document }) => unfold(place, document));
  if (entries.length === 0) throw new FeedProblem('There is no service, organisation or taxonomy in the file.');
  return entries;
}

function entriesIn(content: unknown): readonly { readonly place: string; readonly document: unknown }[] {
  const contents = Array.isArray(content) ? content : (content as { contents?: unknown } | null)?.contents;
  if (!Array.isArray(contents)) return [{ place: 'the file', document: content }];
  return contents.map((document: unknown, at) => ({ place: `entry ${at + 1}`, document }));
}

function unfold(place: string, document: unknown): readonly FeedEntry[] {
  if (typeof document !== 'object' || document === null) return [{ kind: 'service', place, document }];
  const given = document as Readonly<Record<string, unknown>>;
  const kind = kindOf(given);
  if (kind === null)
    throw new FeedProblem(`${place}: give services, not services at locations; they have these inside.`);
  const { services, ...own } = given;
  if (kind !== 'organization' || !Array.isArray(services)) return [{ kind, place, document }];
  const inside = services.map((service: unknown, at): FeedEntry => ({
    kind: 'service',
    place: `${place}, service ${at + 1}`,
    document: isObject(service) ? { organization: own, ...service } : service,
  }));
  return [{ kind, place, document: own }, ...inside];
}

function kindOf(given: Readonly<Record<string, unknown>>): DocumentKind | null {
  const has = (...properties: readonly string[]) => properties.some((property) => Object.hasOwn(given, property));
  if (has('status', 'organization', 'service_at_locations')) return 'service';
  if (has('service', 'location')) return null;
  if (has('services', 'website', 'organization_identifiers', 'parent_organization_id')) return 'organization';
  if (has('term', 'taxonomy', 'taxonomy_id', 'term_uri')) return 'taxonomy_term';
  if (has('taxonomy_terms', 'version')) return 'taxonomy';
  return 'service';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
