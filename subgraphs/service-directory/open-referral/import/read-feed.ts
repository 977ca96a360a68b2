import type { Document } from '../profile/entity.ts';
import { listIds, type FeedSource } from './list-ids.ts';
import { FeedProblem } from './feed-problem.ts';

export type DocumentKind = 'taxonomy' | 'taxonomy_term' | 'organization' | 'service';

/** A document of a feed, and where it was, for a report. */
export interface FeedEntry {
  readonly kind: DocumentKind;
  readonly place: string;
  readonly document: unknown;
}

/** What a feed has, in the order in which it is loaded: what others refer to comes first. Services it has to have. */
const COLLECTIONS: readonly { readonly name: string; readonly kind: DocumentKind }[] = [
  { name: 'taxonomies', kind: 'taxonomy' },
  { name: 'taxonomy_terms', kind: 'taxonomy_term' },
  { name: 'organizations', kind: 'organization' },
  { name: 'services', kind: 'service' },
];

/** Documents asked for at once. */
const AT_ONCE = 4;

/**
 * Reads a feed: first all its lists, so that one that cannot be trusted is refused before anything of it is loaded; then
 * every entry, whole.
 * @throws FeedProblem when the feed cannot be read (see {@link listIds}) or has no services
 */
export async function* readFeed(
  source: FeedSource,
  progress: (done: number, total: number) => void,
): AsyncGenerator<FeedEntry> {
  const wanted: { readonly kind: DocumentKind; readonly path: string }[] = [];
  for (const { name, kind } of COLLECTIONS) {
    const ids = await listIds(source, name);
    if (ids === null && kind === 'service') throw new FeedProblem('There is no list of services there.');
    wanted.push(...(ids ?? []).map((id) => ({ kind, path: `${name}/${id}` })));
  }
  progress(0, wanted.length);
  for (let done = 0; done < wanted.length; done += AT_ONCE) {
    const portion = wanted.slice(done, done + AT_ONCE);
    const documents = await Promise.all(portion.map(({ path }) => source.get(path)));
    for (const [at, { kind, path }] of portion.entries()) {
      yield { kind, place: path, document: kind === 'organization' ? withoutServices(documents[at]) : documents[at] };
    }
    progress(Math.min(done + AT_ONCE, wanted.length), wanted.length);
  }
}

/** Services come from their own list, whole; those inside an organisation need not be checked and sent as well. */
function withoutServices(document: unknown): unknown {
  if (typeof document !== 'object' || document === null) return document;
  const { services: _services, ...own } = document as Document;
  return own;
}
