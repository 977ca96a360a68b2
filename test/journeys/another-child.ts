import { IdentifierPool } from '../../scripts/demo/identifier-pool.ts';
import type { DemoChild } from '../../subgraphs/kernel/demo-person.ts';

/** How a further child differs from the one it is like. */
export interface Difference {
  /** As long as the name it takes the place of, so that answers about the two can be compared to the byte. */
  readonly givenName: string;
  readonly familyName: string;
  readonly changes?: (child: DemoChild) => Partial<DemoChild>;
}

/**
 * Children like one there is, under other names and numbers, and different in what is said and nothing else.
 * @param firstOrdinal above that of every child there is; records are numbered by it
 */
export function childrenLike(child: DemoChild, firstOrdinal: number, differences: readonly Difference[]): DemoChild[] {
  const pool = new IdentifierPool();
  for (let taken = 0; taken < firstOrdinal; taken++) pool.nhsNumber();
  return differences.map(({ givenName, familyName, changes }, place) => {
    const { truth } = child;
    const ordinal = firstOrdinal + place;
    const replaced: readonly (readonly [string | null, string])[] = [
      [truth.givenName, givenName],
      [truth.familyName, familyName],
      [truth.nhsNumber, pool.nhsNumber()],
      [truth.upn, pool.upn(9000 + ordinal, 2014, false)],
    ];
    const text = replaced.reduce(
      (json, [old, fresh]) => (old === null ? json : json.replaceAll(old, fresh)),
      JSON.stringify({ ...child, key: `${child.key}-${place + 1}`, story: null }),
    );
    const recordNumber = (_whole: string, prefix: string, last: string) =>
      `"localId":"${prefix}-${String(ordinal).padStart(6, '0')}${last}"`;
    const like = JSON.parse(text.replace(/"localId":"([A-Z]{2})-\d{6}(\d)"/g, recordNumber)) as DemoChild;
    return { ...like, ...changes?.(like) };
  });
}
