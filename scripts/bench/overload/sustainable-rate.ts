import { median } from '../median.ts';
import { quantile } from '../quantile.ts';
import { openLoad, type Shot } from './open-load.ts';

/** Requests at once by which it is found what can be done at most. */
export const AT_ONCE = 32;
/** Seconds by which that is found, and for which a rate has to be sustained. */
const BY = 3;
const FOR = 6;
/** Shares of it that are tried in turn, how often each, and milliseconds within which 99 of 100 have to be answered. */
const SHARES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5];
const TRIES = 2;
const IN_TIME = 50;

/** More than can be answered: then as many are under way as there are connections. */
export const NO_PAUSE = 100_000;

/** Answers a second. */
export interface Rates {
  /** While so many are always under way, each sent as soon as one is answered: all that can be done. */
  readonly most: number;
  /**
   * At the highest rate at which requests may come, however they are answered, for every one to be answered and 99 of 100
   * in time: at a higher one they become more and more.
   */
  readonly sustainable: number;
}

/** What can be done is measured again for each try: a shared machine is faster at one moment than at the next. */
export async function measureRates(port: number, request: Buffer): Promise<Rates> {
  const seen: number[] = [];
  for (const share of SHARES.flatMap((one) => Array.from({ length: TRIES }, () => one))) {
    const most = of((await openLoad(port, request, NO_PAUSE, BY, AT_ONCE)).shots, 200).length / BY;
    seen.push(most);
    const { shots, unsent } = await openLoad(port, request, most * share, FOR);
    const answered = of(shots, 200);
    const times = answered.map(({ ms }) => ms).toSorted((one, other) => one - other);
    if (unsent === 0 && answered.length === shots.length && quantile(times, 0.99) <= IN_TIME)
      return { most: median(seen), sustainable: most * share };
  }
  throw new Error('Not even half of what can be done is sustained: something else takes the processor.');
}

/** Those that had this status. */
export function of(shots: readonly Shot[], wanted: number): Shot[] {
  return shots.filter(({ status }) => status === wanted);
}
