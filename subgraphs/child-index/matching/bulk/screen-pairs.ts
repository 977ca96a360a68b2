import { CandidatePairs, type Stretch } from './candidate-pairs.ts';
import { PairScreen } from './pair-screen.ts';
import type { Blocks } from './record-blocks.ts';
import type { ScreenData } from './screen-data.ts';

export interface ScreenWork {
  readonly blocks: readonly Blocks[];
  readonly blockOf: Uint32Array;
  readonly stretches: readonly Stretch[];
  readonly screen: ScreenData;
}

export interface ScreenedPairs {
  /** How many there were. */
  readonly pairs: number;
  /** Those that passed, one after the other: the left record, the right one. */
  readonly passed: Uint32Array;
}

/** Screens the pairs of one stretch of blocks after the other, in any order. */
export function screenPairs({ blocks, blockOf, stretches, screen }: ScreenWork): (portion: number) => ScreenedPairs {
  const candidates = new CandidatePairs(blocks, blockOf);
  const pairScreen = new PairScreen(screen);
  return (portion) => {
    const passed: number[] = [];
    let pairs = 0;
    const stretch = stretches[portion];
    if (stretch !== undefined) {
      candidates.each(stretch, (left, right) => {
        pairs++;
        if (pairScreen.mayPass(left, right)) passed.push(left, right);
      });
    }
    return { pairs, passed: Uint32Array.from(passed) };
  };
}
