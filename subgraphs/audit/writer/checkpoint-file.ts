import { open } from 'node:fs/promises';
import { lastCheckpoint } from '../trail/checkpoint/checkpoint-list.ts';

/** Bytes at the end of the file among which its last checkpoint is. */
const TAIL = 16 * 1024;

/** The newest checkpoint that is not in the file yet. It speaks for those before it. Times in milliseconds since 1970. */
interface Missing {
  readonly note: string;
  readonly added: number;
  /** When the first of those was added that it speaks for. */
  readonly since: number;
}

/**
 * Checkpoints outside the database, so that whoever restores or rewrites the database does not rewrite them as well. The
 * further from the database’s administrators the file is kept, the more it proves.
 */
export class CheckpointFile {
  readonly #path: string;
  #missing: Missing | null = null;
  #work: Promise<void> | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  /** Since when the file has been without the newest checkpoint, in milliseconds since 1970; null while it has it. */
  get behindSince(): number | null {
    return this.#missing?.since ?? null;
  }

  /**
   * The size that the last checkpoint of the file says; 0 where it has none. Makes the file where there is none.
   * @throws Error of the file system when it cannot be read or written
   */
  async lastSize(): Promise<number> {
    const file = await open(this.#path, 'a+', 0o600);
    try {
      const { size } = await file.stat();
      const length = Math.min(size, TAIL);
      const { buffer } = await file.read({ buffer: Buffer.alloc(length), position: size - length });
      return lastCheckpoint(buffer.toString('utf8'))?.size ?? 0;
    } finally {
      await file.close();
    }
  }

  /**
   * Adds a checkpoint; it is on disk when this resolves. One that comes while another is being written takes the place
   * of any that wait, so that a file system which hangs keeps one waiting and not all.
   * @param now milliseconds since 1970
   * @throws Error of the file system; the checkpoint then counts as missing
   */
  add(note: string, now: number): Promise<void> {
    this.#missing = { note, added: now, since: this.#missing?.since ?? now };
    return this.catchUp();
  }

  /** Tries to add what is missing, as {@link add} does. */
  catchUp(): Promise<void> {
    if (this.#missing === null) return Promise.resolve();
    this.#work ??= this.#writeMissing();
    return this.#work;
  }

  async #writeMissing(): Promise<void> {
    try {
      while (this.#missing !== null) await this.#write(this.#missing);
    } finally {
      // Here, and not once the promise has settled: what is added in between would wait for the next one.
      this.#work = null;
    }
  }

  async #write(written: Missing): Promise<void> {
    const file = await open(this.#path, 'a', 0o600);
    try {
      await file.appendFile(`${written.note}\n`);
      await file.datasync();
    } finally {
      await file.close();
    }
    const newer = this.#missing === written ? null : this.#missing;
    this.#missing = newer && { ...newer, since: newer.added };
  }
}
