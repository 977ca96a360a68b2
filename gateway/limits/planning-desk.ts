import { HubError } from '../../schema/contract/error-codes.ts';

/** How much planning there may be at once, so that operations nobody has seen yet leave the processor to the others. */
export interface PlanningDesk {
  /** Plans when it is its turn. @throws HubError OVERLOADED where too many wait */
  run<T>(plan: () => Promise<T>): Promise<T>;
}

/** Planners run on the threads that Node also needs for cryptography and files: there are four. */
const AT_ONCE = 2;
const WAITING = 64;

export function planningDesk(atOnce = AT_ONCE, mostWaiting = WAITING): PlanningDesk {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    run: async (plan) => {
      if (running >= atOnce) {
        if (waiting.length >= mostWaiting) throw new HubError('OVERLOADED');
        await new Promise<void>((resolve) => waiting.push(resolve)); // whoever leaves hands the place on
      } else {
        running += 1;
      }
      try {
        return await plan();
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}
