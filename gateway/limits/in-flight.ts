import { HubError } from '../../schema/contract/error-codes.ts';

/** How much may be under way at once. */
export interface Room {
  readonly atOnce: number;
  /** Places besides those, for what is urgent; none. */
  readonly reserved?: number;
  /** How many may wait for a place; none. */
  readonly waiting?: number;
  /** Milliseconds that one may wait. */
  readonly patience?: number;
}

interface Waiter {
  /** Null once it was let in or gave up. */
  settle: ((isIn: boolean) => void) | null;
}

/** Counts what is under way, so that a crowd is turned away early and cheaply instead of slowing everyone. */
export class InFlight {
  readonly #room: Room;
  readonly #queue: Waiter[] = [];
  #atOnce: number;
  #now = 0;
  #waiting = 0;

  constructor(room: Room) {
    this.#room = room;
    this.#atOnce = room.atOnce;
  }

  get now(): number {
    return this.#now;
  }

  get waiting(): number {
    return this.#waiting;
  }

  get atOnce(): number {
    return this.#atOnce;
  }

  /** Changes how much may be under way; what already is stays. */
  set atOnce(most: number) {
    this.#atOnce = most;
    this.#letIn();
  }

  /**
   * Takes a place, at once or after a wait; false where there is none. Whoever is in has to leave.
   * @param isUrgent whether the reserved places are for it too
   */
  enter(isUrgent = false): boolean | Promise<boolean> {
    const { reserved = 0, waiting = 0, patience = 0 } = this.#room;
    if (this.#now < this.#atOnce + (isUrgent ? reserved : 0)) {
      this.#now += 1;
      return true;
    }
    if (this.#waiting >= waiting) return false;
    return new Promise((resolve) => {
      const timer = setTimeout(() => waiter.settle?.(false), patience);
      const waiter: Waiter = {
        settle: (isIn) => {
          waiter.settle = null;
          clearTimeout(timer);
          this.#waiting -= 1;
          if (!isIn) this.#queue.splice(this.#queue.indexOf(waiter), 1);
          resolve(isIn);
        },
      };
      this.#waiting += 1;
      this.#queue.push(waiter);
    });
  }

  leave(): void {
    this.#now -= 1;
    if (this.#waiting > 0) this.#letIn();
  }

  /** Runs a task if there is room. @throws HubError OVERLOADED */
  readonly run = async <T>(task: () => Promise<T>): Promise<T> => {
    if (!(await this.enter())) throw new HubError('OVERLOADED');
    try {
      return await task();
    } finally {
      this.leave();
    }
  };

  #letIn(): void {
    while (this.#now < this.#atOnce) {
      const first = this.#queue.shift();
      if (first === undefined) return;
      this.#now += 1;
      first.settle?.(true);
    }
  }
}

/** @param most tasks at once; none waits */
export function inFlight(most: number): InFlight {
  return new InFlight({ atOnce: most });
}
