import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type { RegistrationOutcome } from '../../../schema/contract/child-registration.ts';
import type { ServiceLine } from '../../../schema/wire/call-service.ts';
import { registerStaged } from './registration-outbox.ts';

export interface RegistrationDeskOptions {
  readonly fork: () => SqlEntityManager;
  readonly custodian: Custodian;
  readonly index: ServiceLine;
  readonly logger: Logger;
}

/** Milliseconds until the child index is told again, doubled each time up to the longest. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

/**
 * Tells the child index what the outbox has for it: at the start, after each load, and again by itself while the index
 * cannot be told, ever less often. It does one thing at a time, so that a load hears what became of its own records.
 */
export class RegistrationDesk {
  readonly #options: RegistrationDeskOptions;
  #last: Promise<unknown> = Promise.resolve();
  #retry: NodeJS.Timeout | null = null;
  #pause = FIRST_PAUSE;
  #waitingSince: string | null = null;
  #closed = false;

  constructor(options: RegistrationDeskOptions) {
    this.#options = options;
  }

  /** Since when there are records that the child index could not be told of; ISO 8601, null where there are none. */
  get waitingSince(): string | null {
    return this.#waitingSince;
  }

  /** Tells what a former process could not. Does not wait for it. */
  start(): void {
    void this.#drain();
  }

  /** Does some work when what was begun before is done: so a load and what follows of it are not mixed with another's. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const run = this.#last.then(work);
    this.#last = run.catch(() => undefined);
    return run;
  }

  /**
   * Tells the child index of every staged record. Call it in turn.
   * @throws HubError when it cannot be told; it is then tried again by itself
   */
  async register(): Promise<RegistrationOutcome[]> {
    const { fork, custodian, index, logger } = this.#options;
    try {
      const outcomes = await registerStaged(fork(), custodian, index, () => !this.#closed);
      if (this.#waitingSince !== null) logger.info({ since: this.#waitingSince }, 'the child index was told');
      this.#waitingSince = null;
      this.#pause = FIRST_PAUSE;
      return outcomes;
    } catch (error) {
      // Once, not every time that it is tried again.
      if (this.#waitingSince === null) logger.warn({ err: error }, 'the child index cannot be told; trying again');
      this.#waitingSince ??= new Date().toISOString();
      this.#tryLater();
      throw error;
    }
  }

  /** Ends with the call that is under way; what is left stays in the outbox. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    await this.#last;
  }

  #drain(): Promise<void> {
    return this.inTurn(async () => {
      const outcomes = await this.register();
      // There is nobody to hear it, as a load would.
      const rejected = outcomes.filter(({ outcome }) => outcome === 'REJECTED').length;
      if (rejected > 0) this.#options.logger.warn({ rejected }, 'the child index rejected records');
    }).catch(() => undefined);
  }

  #tryLater(): void {
    if (this.#closed || this.#retry !== null) return;
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.#drain();
    }, this.#pause).unref();
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }
}
