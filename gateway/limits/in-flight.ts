import { HubError } from '../../schema/contract/error-codes.ts';

/** Counts what is under way, so that a crowd is turned away early and cheaply instead of slowing everyone. */
export interface InFlight {
  /** Runs a task if there is room. @throws HubError OVERLOADED */
  run<T>(task: () => Promise<T>): Promise<T>;
}

export function inFlight(most: number): InFlight {
  let now = 0;
  return {
    run: async (task) => {
      if (now >= most) throw new HubError('OVERLOADED');
      now += 1;
      try {
        return await task();
      } finally {
        now -= 1;
      }
    },
  };
}
