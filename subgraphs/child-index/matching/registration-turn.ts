import { setImmediate as othersTurn } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { RegistrationOutcome } from '../../../schema/contract/child-registration.ts';
import { loadCandidates, type LoadedCandidates } from './load-candidates.ts';
import { oneAtATime, takePen, takeTurn } from './one-at-a-time.ts';
import type { RecordReading } from './read-record.ts';
import { AT_ONCE, portionsOf, readPortion, type ArrivingRecord } from './record-portions.ts';
import { Registration } from './registration.ts';
import { RegistrationBatch } from './registration-batch.ts';

/** Milliseconds for which further groups may join: then whoever else waits has a turn, here or in another process. */
const JOINED_FOR = 1_000;

/** What whoever comes next in a turn waits for. Both fail with TurnOver where the group failed. */
interface Steps {
  readonly decided: Promise<void>;
  readonly written: Promise<void>;
}

/** A group was not registered, and could be in another turn: one before it failed, whose records it was to build on. */
export class TurnOver extends Error {}

/**
 * A time in which nobody else changes which record belongs to which child, in whatever process. Groups of records are
 * registered in it one after another, each in a transaction of its own: all of a group or none. While the last records of
 * one are being written, the first of the next are looked up, on a connection besides: what a group brought is known to
 * those behind it whether or not they see it in the database. Where there is one connection only, or none is free, what
 * is read and what is written is of one transaction, and the turn has one group.
 */
export class RegistrationTurn {
  readonly #fork: () => SqlEntityManager;
  readonly #reader: SqlEntityManager;
  /** The server's process that serves the reader, once it is our turn. */
  readonly #begun: Promise<number>;
  readonly #known = new RegistrationBatch();
  /** On the clock of `performance.now`. */
  #joinedUntil = Infinity;
  #last: Steps = { decided: Promise.resolve(), written: Promise.resolve() };
  #groups = 0;
  #isOver = false;
  /** Whether there is, as far as is known, a further connection for what is written. */
  #writesBeside: boolean;

  /** @param fork makes one that is in no transaction */
  constructor(fork: () => SqlEntityManager) {
    this.#fork = fork;
    this.#reader = fork();
    this.#writesBeside = (this.#reader.config.get('pool').max ?? 1) > 1;
    this.#begun = awaitedLater(this.#begin());
  }

  get isOpen(): boolean {
    return !this.#isOver && this.#writesBeside && performance.now() < this.#joinedUntil;
  }

  /**
   * Registers a group behind those that joined before.
   * @param goOn told when the next group may join
   * @throws TurnOver
   */
  async register(arriving: readonly ArrivingRecord[], goOn: () => void): Promise<RegistrationOutcome[]> {
    const before = this.#last;
    const [decided, written] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    this.#last = { decided: awaitedLater(decided.promise), written: awaitedLater(written.promise) };
    this.#groups += 1;
    try {
      const outcomes = await this.#work(arriving, before, decided.resolve, goOn);
      written.resolve();
      return outcomes;
    } catch (error) {
      this.#isOver = true;
      decided.reject(new TurnOver());
      written.reject(new TurnOver());
      throw error;
    } finally {
      this.#groups -= 1;
      if (this.#groups === 0) await this.#end();
    }
  }

  /** Works through portions in their order. While one is decided upon, the next is looked up and the one before written. */
  async #work(
    arriving: readonly ArrivingRecord[],
    before: Steps,
    haveDecided: () => void,
    goOn: () => void,
  ): Promise<RegistrationOutcome[]> {
    const portions = portionsOf(arriving);
    const first = await readPortion(portions[0] ?? []);
    await this.#begun;
    const outcomes: RegistrationOutcome[] = [];
    let [readings, loading] = [first, awaitedLater(loadCandidates(this.#reader, first))];
    const opening = awaitedLater(this.#openWriter(before.written));
    let writing = awaitedLater(opening.then(ignore));
    try {
      for (const place of portions.keys()) {
        const portion = readings;
        const behind = portions[place + 1];
        if (behind !== undefined) readings = await readPortion(behind);
        const loaded = await loading;
        if (behind !== undefined) loading = awaitedLater(loadCandidates(this.#reader, readings));
        else opening.then(() => this.#writesBeside && goOn()).catch(ignore);
        if (place === 0) await before.decided;
        const write = await this.#decide(portion, loaded, outcomes);
        // On one connection rows would keep what is looked up waiting, and what is looked up after a failure fails as well.
        if (!this.#writesBeside) await writing.then(() => loading);
        // One after the other, so that what went wrong first is what is told.
        writing = awaitedLater(Promise.all([opening, writing]).then(([writer]) => write(writer)));
      }
      haveDecided();
      await writing;
      const writer = await opening;
      if (writer === this.#reader) this.#isOver = true;
      await writer.commit();
      return outcomes;
    } catch (error) {
      // Where one thing failed, the others end before the transaction does: behind it they would be in somebody else’s.
      await Promise.allSettled([loading, writing]);
      await opening.then((writer) => writer.rollback()).catch(ignore);
      throw error;
    }
  }

  /** @returns writes what was decided */
  async #decide(
    portion: readonly RecordReading[],
    loaded: LoadedCandidates,
    outcomes: RegistrationOutcome[],
  ): Promise<(writer: SqlEntityManager) => Promise<void>> {
    this.#known.learn(loaded);
    const registration = new Registration(this.#known);
    for (const [place, reading] of portion.entries()) {
      if (place % AT_ONCE === 0) await othersTurn();
      outcomes.push(registration.take(reading));
    }
    return registration.prepare(this.#reader);
  }

  async #begin(): Promise<number> {
    await this.#reader.begin();
    const backend = await takeTurn(this.#reader);
    this.#joinedUntil = performance.now() + JOINED_FOR;
    return backend;
  }

  /** Begins the transaction in which a group is written, once the one before has ended. @throws TurnOver */
  async #openWriter(free: Promise<void>): Promise<SqlEntityManager> {
    const backend = await this.#begun;
    await free;
    if (this.#isOver) throw new TurnOver();
    const writer = this.#writesBeside ? await begun(this.#fork()) : null;
    if (writer === null) {
      this.#writesBeside = false;
      await oneAtATime(this.#reader);
      return this.#reader;
    }
    try {
      if (!(await takePen(writer, backend))) throw new TurnOver();
      return writer;
    } catch (error) {
      await writer.rollback().catch(ignore);
      throw error;
    }
  }

  async #end(): Promise<void> {
    this.#isOver = true;
    if (this.#reader.isInTransaction()) await this.#reader.rollback().catch(ignore);
  }
}

/** Null where others have all connections: some of them may be waiting for this turn to end. */
function begun(em: SqlEntityManager): Promise<SqlEntityManager | null> {
  return em.begin().then(
    () => em,
    () => null,
  );
}

/** A failure of one of several things that are under way must not count as overlooked while another is waited for. */
function awaitedLater<Result>(work: Promise<Result>): Promise<Result> {
  work.catch(ignore);
  return work;
}

function ignore(): void {}
