import { sql } from 'kysely';
import type { Actor } from '../../../schema/contract/actor.ts';

/** An entry as auditors’ queries read it: that which is published, and its place. Moments are ISO 8601 text. */
export interface FoundEntry {
  readonly seq: string;
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly source: string;
  readonly requestId: string | null;
  readonly actor: Actor | null;
  readonly purpose: string | null;
  readonly reason: string | null;
  readonly childIds: string[];
  /** Of the content only what publishedEntry may look at. */
  readonly content: unknown;
}

/** What to select of an entry `e` for a {@link FoundEntry}, under the name `entry`. */
export const FOUND_ENTRY = sql.raw(`json_build_object(
    'seq', e.seq::text, 'id', e.id, 'kind', e.kind, 'at', to_json(e.at), 'source', e.source, 'requestId', e.request_id,
    'actor', e.actor, 'purpose', e.purpose, 'reason', e.reason, 'childIds', e.child_ids,
    'content', json_build_object(
      'override', e.content -> 'override', 'reasonableCause', e.content -> 'reasonableCause',
      'operationName', e.content -> 'operationName', 'trace', e.content -> 'trace', 'change', e.content -> 'change',
      'decisions', e.content -> 'decisions')) as entry`);
