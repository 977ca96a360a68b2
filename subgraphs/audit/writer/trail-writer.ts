import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { eraseKeys } from '../content/erase-keys.ts';
import { checkpointText } from '../trail/checkpoint/checkpoint.ts';
import type { NoteSigner } from '../trail/checkpoint/note-key.ts';
import { signNote } from '../trail/checkpoint/signed-note.ts';
import { acceptEntry, sealedEarly, sealedText, type AcceptedEntry } from '../trail/content/accepted-entry.ts';
import { OWN_CHANGES, ownEntry, type OwnEntry } from '../trail/own-entry.ts';
import { recordingMoment } from '../trail/recording-moment.ts';
import { within } from '../within.ts';
import { CheckpointFile } from './checkpoint-file.ts';
import { insertEntries, isRefusal, KeysNotCertain } from './insert-entries.ts';
import type { TrailEvidence } from './trail-evidence.ts';
import { formerSigner, keepMasterKey, masterKeyChange, signingKeyChange } from './trail-keys.ts';
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
    this.#hold = new TrailHold(open, evidence.masterKeys);
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

  /** The entry, encrypted where its key is at hand: what is done while another flush is under way is not waited for. */
  prepare(entry: AcceptedEntry): AcceptedEntry {
    const key = entry.personal === null ? null : (this.#hold.keys?.probable(entry.personal.subject) ?? null);
    return key === null ? entry : sealedEarly(entry, key);
  }

  /**
   * Makes entries durable, in their order, or none of them; repeated ones once.
   * @throws HubError BAD_REQUEST, or another error that {@link isRefusal} knows, for entries the trail cannot hold;
   *   AUDIT_UNAVAILABLE, or what the database threw, when they are not known to be durable
   */
  async append(entries: readonly AcceptedEntry[]): Promise<void> {
    if (this.#isFileOverdue()) throw new HubError('AUDIT_UNAVAILABLE');
    const unsigned = await this.#onTrail(async (trail) => {
      await this.#add(trail, entries);
      return trail.tree.size - trail.checkpointed;
    });
    // Nobody waits for it, and it fails by itself.
    if (unsigned >= this.#evidence.everyEntries) void this.checkpoint();
  }

  /** Puts an entry about the trail itself on it. */
  async recordOwn(given: Omit<OwnEntry, 'id' | 'at'>): Promise<void> {
    await this.#onTrail((trail) => this.#addOwn(trail, given));
  }

  /**
   * Erases the keys of what the trail holds about a child, once it is recorded that it does.
   * @returns how many there were
   */
  erase(childId: string, reason: string): Promise<number> {
    return this.#onTrail(async (trail) => {
      await this.#addOwn(trail, { content: { change: OWN_CHANGES.erased }, reason, childIds: [childId] });
      trail.keys.clear();
      return trail.session.as('audit_archivist', (database) => eraseKeys(database, childId));
    });
  }

  /** Signs what was added since the last checkpoint. What fails is logged, and done with the next one. */
  async checkpoint(): Promise<void> {
    try {
      const note = await this.#onTrail((trail) => this.#storeCheckpoint(trail, [this.#evidence.signer]));
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
      await this.#onTrail(({ session }) => session.as('audit_writer', (database) => sql`select 1`.execute(database)));
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

  async #add(trail: HeldTrail, accepted: readonly AcceptedEntry[]): Promise<void> {
    const { session, tree } = trail;
    const recordedAt = recordingMoment(this.#now(), trail.lastRecorded);
    await this.#makeMonths(trail, recordedAt);
    const subjects = new Set(accepted.flatMap(({ personal }) => (personal === null ? [] : [personal.subject])));
    const insert = async (certain: boolean) => {
      const { keys, made, assumed } = await trail.keys.of(
        subjects,
        (read) => session.as('audit_writer', read),
        certain,
      );
      const entries = accepted.map((entry) => ({ id: entry.id, text: sealedText(entry, keys) }));
      const leaves = await insertEntries(session, { entries, keys: made, assumed, from: tree.size, recordedAt });
      trail.keys.keep(keys);
      return leaves;
    };
    const leaves = await insert(false).catch((error: unknown) => {
      if (error instanceof KeysNotCertain) return insert(true);
      throw error;
    });
    for (const leaf of leaves) tree.append(leaf);
    trail.lastRecorded = recordedAt;
  }

  async #addOwn(trail: HeldTrail, given: Omit<OwnEntry, 'id' | 'at'>): Promise<void> {
    await this.#add(trail, [acceptEntry(ownEntry({ ...given, id: randomUUID(), at: this.#now() }), 'audit')]);
  }

  /**
   * Records that a key of the trail’s own was changed, before the new one is used; where the former signing key is given,
   * it signs the checkpoint that covers this as well.
   */
  async #recordKeyChanges(trail: HeldTrail): Promise<void> {
    const { session } = trail;
    const { masterKeys, signer } = this.#evidence;
    const signing = signingKeyChange(trail, this.#evidence);
    const master = await session.as('audit_writer', (database) => masterKeyChange(database, masterKeys));
    const due = [signing, master].filter((change) => change !== null);
    // The first master key of a trail follows none.
    const changes = due.filter(({ change, formerKey }) => change === OWN_CHANGES.signingKey || formerKey !== null);
    if (changes.length > 0) {
      for (const content of changes) await this.#addOwn(trail, { content: { ...content } });
      const former = formerSigner(trail, this.#evidence);
      const note = await this.#storeCheckpoint(trail, former === null ? [signer] : [former, signer]);
      if (note !== null) await this.#file.add(note, this.#now());
      this.#logger.warn({ changes: changes.map(({ change }) => change) }, 'a key of the audit trail was changed');
    }
    if (master !== null) await session.as('audit_writer', (database) => keepMasterKey(database, masterKeys));
  }

  /** Sees to it that this month has its part of the trail, and the next one a month ahead. */
  async #makeMonths(trail: HeldTrail, recordedAt: string): Promise<void> {
    const month = recordedAt.slice(0, 7);
    if (trail.month === month) return;
    const made = sql`select audit.make_month(month), audit.make_month(month + interval '1 month')
      from (select ${recordedAt}::timestamptz as month) as now`;
    await trail.session.as('audit_writer', (database) => made.execute(database));
    trail.month = month;
  }

  async #storeCheckpoint(trail: HeldTrail, signers: readonly NoteSigner[]): Promise<string | null> {
    const { session, tree } = trail;
    const { size } = tree;
    if (size === trail.checkpointed) return null;
    const checkpoint = { origin: this.#evidence.signer.key.name, size, root: tree.root(), at: this.#now() };
    const note = signNote(checkpointText(checkpoint), ...signers);
    const insert = sql`
      insert into audit.checkpoint (size, note, subtrees)
      values (${size}, ${note}, decode(${tree.subtrees.toString('hex')}, 'hex'))`;
    await session.as('audit_writer', (database) => insert.execute(database));
    trail.checkpointed = size;
    return note;
  }

  /**
   * Does one step on the trail, after those before it. When it fails for a reason that is not the entries’ own, it is not
   * known what the database has: the trail is let go, and its head read anew before the next step.
   */
  #onTrail<T>(step: (trail: HeldTrail) => Promise<T>): Promise<T> {
    const run = this.#last.then(async () => {
      const wasHeld = this.#hold.isHeld;
      const trail = await this.#hold.take();
      try {
        if (!wasHeld) await within(STEP_DEADLINE, this.#recordKeyChanges(trail));
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
