import type { Actor } from '../../../schema/contract/actor.ts';

/** An entry that says that somebody looked at a child: a decision about it, or a search. Moments are ISO 8601 text. */
export interface Look {
  readonly seq: string;
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly requestId: string | null;
  readonly actor: Actor | null;
  readonly purpose: string | null;
  readonly reason: string | null;
  /** Which ids of the child it names; none where a search of the same request names others only. */
  readonly about: readonly string[];
  readonly effects: readonly string[];
}

/** One request that looked at a child. */
export interface Access extends Omit<Look, 'kind' | 'about'> {
  /** The ids of its entries about the child, newest first; the first is `id`. */
  readonly entryIds: readonly string[];
  /** The ids of the child under which they speak of it. */
  readonly childIds: readonly string[];
  /** False where a search only weighed the child and showed others. */
  readonly wasShown: boolean;
}

/**
 * Makes one access of each request’s entries.
 * @param looks newest first; all those about the child of the requests in question, and all their searches
 * @returns newest first
 */
export function groupLooks(looks: readonly Look[]): Access[] {
  const requests = new Map<string, Look[]>();
  for (const look of looks) {
    const key = look.requestId ?? look.id;
    const request = requests.get(key);
    if (request === undefined) requests.set(key, [look]);
    else request.push(look);
  }
  const accesses = [...requests.values()].flatMap((request) => {
    const about = request.filter(({ about: ids }) => ids.length > 0);
    const [newest] = about;
    if (newest === undefined) return [];
    const { seq, id, requestId, actor, purpose, reason } = newest;
    const searches = request.filter(({ kind }) => kind === 'search');
    return [
      {
        seq,
        id,
        at: about.at(-1)?.at ?? newest.at,
        requestId,
        actor,
        purpose,
        reason,
        effects: [...new Set(about.flatMap(({ effects }) => effects))].toSorted(),
        entryIds: about.map((look) => look.id),
        childIds: [...new Set(about.flatMap(({ about: ids }) => ids))].toSorted(),
        wasShown: searches.length === 0 || searches.some(({ about: ids }) => ids.length > 0),
      },
    ];
  });
  return accesses.toSorted((one, other) => (BigInt(one.seq) < BigInt(other.seq) ? 1 : -1));
}
