import { sql } from 'kysely';
import type { Logger } from 'pino';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { checkpointText } from '../trail/checkpoint/checkpoint.ts';
import { signNote } from '../trail/checkpoint/signed-note.ts';
import { utcText } from '../trail/utc-text.ts';
import { within } from '../within.ts';
import { CheckpointFile } from './checkpoint-file.ts';
import { insertEntries, isRefusal, type IncomingEntry } from './insert-entries.ts';
import type { TrailEvidence } from './trail-evidence.ts';
import { TrailHold, type HeldTrail } from './trail-hold.ts';
import type { OpenSession } from './writer-session.ts';

/** Milliseconds one step may take: longer than the database lets a statement run, for when the database is not there. */
const STEP_DEADLINE = 3_000;

/** Writes the trail: entries in contiguous places, and checkpoints of them. It does one thing at a time. */
export class TrailWriter {
  readonly #hold: TrailHold;
  readonly #file: CheckpointFile;
  readonly #evidence: TrailEvidence;
  readonly #logger: Logger;
  readonly #now: () => number;
  #last: Promise<unknown> = Promise.resolve();
  #keepingAlive = false;
  #wasAway = false;

  /** @param now milliseconds since 1970 */
  constructor(open: OpenSession, evidence: TrailEvidence, logger: Logger, now: () => number) {
    this.#hold = new TrailHold(open);
    this.#file = new CheckpointFile(evidence.checkpointFile);
    this.#evidence = evidence;
    this.#logger = logger;
    this.#now = now;
  }

  /**
   * Learns from the checkpoint file how long the trail has been, and takes the trail if it can be had now.
   * @throws Error of the file system when the file cannot be read and written: a trail begins with its evidence
   */
  async start(): Promise<void> {
    this.#hold.expect(await this.#file.lastSize());
    await this.keepAlive();
  }

  /** True where the next entry would be written. */
  isReady(): boolean {
    return this.#hold.isHeld && !this.#isFileOverdue();
  }

  /**
   * Makes entries durable, in their order, or none of them; repeated ones once.
   * @throws HubError BAD_REQUEST, or another error that {@link isRefusal} knows, for entries the trail cannot hold;
   *   AUDIT_UNAVAILABLE, or what the database threw, when they are not known to be durable
   */
  async append(entries: readonly IncomingEntry[]): Promise<void> {
    if (this.#isFileOverdue()) throw new HubError('AUDIT_UNAVAILABLE');
    const recordedAt = utcText(new Date(this.#now()).toISOString());
    const unsigned = await this.#onTrail(async (trail) => {
      const { database, tree } = trail;
      for (const leaf of await insertEntries(database, entries, tree.size, recordedAt)) tree.append(leaf);
      return tree.size - trail.checkpointed;
    });
    // Nobody waits for it, and it fails by itself.
    if (unsigned >= this.#evidence.everyEntries) void this.checkpoint();
  }

  /** Signs what was added since the last checkpoint. What fails is logged, and done with the next one. */
  async checkpoint(): Promise<void> {
    try {
      const note = await this.#onTrail((trail) => this.#storeCheckpoint(trail));
      await (note === null ? this.#file.catchUp() : this.#file.add(note, this.#now()));
    } catch (error) {
      this.#logger.error({ err: error, fileBehind: this.#file.behindSince !== null }, 'checkpoint not kept');
    }
  }

  /** Takes the trail where it was lost, and keeps its connection from being taken for one that fell silent. */
  async keepAlive(): Promise<void> {
    if (this.#keepingAlive) return;
    this.#keepingAlive = true;
    try {
      await this.#onTrail(({ database }) => sql`select 1`.execute(database));
      this.#wasAway = false;
    } catch (error) {
      // Once, not every time that it is tried again.
      if (!this.#wasAway) this.#logger.warn({ err: error }, 'the trail cannot be written');
      this.#wasAway = true;
    } finally {
      this.#keepingAlive = false;
    }
  }

  /** Signs what there is, and gives the trail to whoever wants it next. */
  async close(): Promise<void> {
    if (this.#hold.isHeld) await this.checkpoint();
    await this.#last;
    this.#hold.letGo();
  }

  async #storeCheckpoint(trail: HeldTrail): Promise<string | null> {
    const { database, tree } = trail;
    const { size } = tree;
    if (size === trail.checkpointed) return null;
    const { signer } = this.#evidence;
    const checkpoint = { origin: signer.key.name, size, root: tree.root(), at: this.#now() };
    const note = signNote(checkpointText(checkpoint), signer);
    await sql`
      insert into audit.checkpoint (size, note, subtrees)
      values (${size}, ${note}, decode(${tree.subtrees.toString('hex')}, 'hex'))`.execute(database);
    trail.checkpointed = size;
    return note;
  }

  /**
   * Does one step on the trail, after those before it. When it fails for a reason that is not the entries’ own, it is not
   * known what the database has: the trail is let go, and its head read anew before the next step.
   */
  #onTrail<T>(step: (trail: HeldTrail) => Promise<T>): Promise<T> {
    const run = this.#last.then(async () => {
      const trail = await this.#hold.take();
      try {
        return await within(STEP_DEADLINE, step(trail));
      } catch (error) {
        if (!isRefusal(error)) this.#hold.letGo();
        throw error;
      }
    });
    this.#last = run.catch(() => undefined);
    return run;
  }

  #isFileOverdue(): boolean {
    const since = this.#file.behindSince;
    return since !== null && this.#now() - since > this.#evidence.fileGrace;
  }
}
