import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { RegisterRecords, RegistrationOutcome } from '../../../schema/contract/child-registration.ts';
import { RegistrationTurn, TurnOver } from './registration-turn.ts';

/**
 * Takes records of agencies into the index: each is linked to the child it belongs to, or brings a new one. Idempotent
 * by custodian, record id and version. One change of links at a time, so that two records of an unknown child, arriving
 * together, make one child, and a record has one child at most.
 */
export class Registrar {
  readonly #fork: () => SqlEntityManager;
  #turn: RegistrationTurn | null = null;

  /** @param fork makes one that is in no transaction */
  constructor(fork: () => SqlEntityManager) {
    this.#fork = fork;
  }

  /**
   * Registers batches in their order, in one transaction: all of them or none.
   * @param goOn told when the next may be given: they build on each other, and are looked up while these are written
   * @returns what became of the records of each batch
   * @throws HubError OVERLOADED where others do not let it have its turn
   */
  async register(batches: readonly RegisterRecords[], goOn = () => {}): Promise<RegistrationOutcome[][]> {
    const arriving = batches.flatMap(({ custodian, records }) => records.map((record) => ({ custodian, record })));
    for (;;) {
      if (this.#turn?.isOpen !== true) this.#turn = new RegistrationTurn(this.#fork);
      const turn = this.#turn;
      try {
        const outcomes = await turn.register(arriving, goOn);
        return batches.map(({ records }) => outcomes.splice(0, records.length));
      } catch (error) {
        if (!(error instanceof TurnOver)) throw error;
      } finally {
        // What it knows of children is not to be kept for longer than it lasts.
        if (this.#turn === turn && !turn.isOpen) this.#turn = null;
      }
    }
  }
}
