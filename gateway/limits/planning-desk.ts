import { HubError } from '../../schema/contract/error-codes.ts';

/** Lets one operation be planned at a time, so that those nobody has seen yet leave the processor to the others. */
export interface PlanningDesk {
  /** Plans when it is its turn. @throws HubError OVERLOADED where too many wait */
  run<T>(plan: () => Promise<T>): Promise<T>;
}

const WAITING = 64;

export function planningDesk(mostWaiting = WAITING): PlanningDesk {
  let isBusy = false;
  const waiting: (() => void)[] = [];
  return {
    run: async (plan) => {
      if (isBusy) {
        if (waiting.length >= mostWaiting) throw new HubError('OVERLOADED');
        await new Promise<void>((resolve) => waiting.push(resolve)); // whoever leaves hands the place on
      } else {
        isBusy = true;
      }
      try {
        return await plan();
      } finally {
        const next = waiting.shift();
        if (next === undefined) isBusy = false;
        else next();
      }
    },
  };
}
