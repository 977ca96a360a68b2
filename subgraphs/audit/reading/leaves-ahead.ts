import type { StoredLeaves, TrailReader } from './trail-reader.ts';

/** Portions that are asked for before they are needed. */
const AHEAD = 2;
const END: StoredLeaves = { next: 0, lines: '' };

/**
 * The leaves of a trail in portions, up to a place. While one is worked on, the next are on their way, as far as whoever
 * works on it lets other things happen meanwhile.
 * @param from the place to begin with
 * @param end reading ends with the portion that reaches it, or where nothing follows
 */
export async function* leavesAhead(
  reader: Pick<TrailReader, 'leaves'>,
  from: number,
  end: number,
): AsyncGenerator<StoredLeaves> {
  const asked: Promise<StoredLeaves>[] = [];
  const following = async (former: Promise<StoredLeaves>) => {
    const { next } = await former;
    return next < end ? reader.leaves(next) : END;
  };
  const ask = (former: Promise<StoredLeaves>) => {
    const portion = following(former);
    portion.catch(() => undefined); // whoever comes to it is told
    asked.push(portion);
    return portion;
  };
  let last = Promise.resolve<StoredLeaves>({ next: from, lines: '' });
  for (let place = from; place < end;) {
    while (asked.length <= AHEAD) last = ask(last);
    const portion = (await asked.shift()) ?? END;
    if (portion.next <= place) return;
    place = portion.next;
    yield portion;
  }
}
