import { blockRules, type BlockWork } from './block-rules.ts';
import type { Blocks } from './record-blocks.ts';
import { screenPairs, type ScreenedPairs, type ScreenWork } from './screen-pairs.ts';

/** What can be done in portions, in any order and in any thread: it takes numbers, and not the records. */
export interface Tasks {
  readonly BLOCK: { readonly work: BlockWork; readonly result: Blocks };
  readonly SCREEN: { readonly work: ScreenWork; readonly result: ScreenedPairs };
}

type Doers = { readonly [Name in keyof Tasks]: (work: Tasks[Name]['work']) => DoPortion<Name> };
type DoPortion<Name extends keyof Tasks> = (portion: number) => Tasks[Name]['result'];

export const DOERS: Doers = { BLOCK: blockRules, SCREEN: screenPairs };

/** Takes what came of a portion; they come in no order. */
export type TakeResult<Name extends keyof Tasks> = (result: Tasks[Name]['result'], portion: number) => void;

/** Who does the tasks of linking. */
export interface Threads {
  /**
   * Begins a task of so many portions; one is finished before the next is begun.
   * @returns what takes part in it until all portions are done
   */
  readonly begin: <Name extends keyof Tasks>(
    name: Name,
    work: Tasks[Name]['work'],
    portions: number,
  ) => (take: TakeResult<Name>) => Promise<void>;
}

/** Does all portions itself, in their order. */
export const ONE_THREAD: Threads = {
  begin: (name, work, portions) => (take) => {
    const doPortion = DOERS[name](work);
    for (let portion = 0; portion < portions; portion++) take(doPortion(portion), portion);
    return Promise.resolve();
  },
};
