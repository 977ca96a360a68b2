import { access, open, readFile, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import type { ExportedPortion, PlacesToExport } from './export-trail.ts';
import type { ExportFormatName } from './export-format.ts';

/** What is exported: two exports of the same are the same, for the trail only grows. */
export interface ExportAsked extends PlacesToExport {
  readonly format: ExportFormatName;
}

/** How far an export has come: the next place, and the bytes that are written. */
interface Progress {
  readonly next: number;
  readonly bytes: number;
}

const stateSchema = z.strictObject({
  from: z.int(),
  format: z.string(),
  next: z.int(),
  bytes: z.int(),
});

/**
 * A file that is written portion by portion, and goes on where it was broken off: what is complete is in `FILE.part`, how
 * far that is in `FILE.state`. The file itself is there once all of it is.
 */
export class ExportFile {
  readonly #path: string;
  readonly #asked: ExportAsked;
  readonly #part: FileHandle;
  #progress: Progress;

  private constructor(path: string, asked: ExportAsked, part: FileHandle, progress: Progress) {
    this.#path = path;
    this.#asked = asked;
    this.#part = part;
    this.#progress = progress;
  }

  /** @throws Error when the file is there already, or was begun for something else */
  static async open(path: string, asked: ExportAsked, header: string): Promise<ExportFile> {
    if (await isThere(path)) throw new Error(`${path} is there already.`);
    const state = await readState(`${path}.state`);
    // The end may have moved on meanwhile: `to` may be a day that is not over.
    const isSame = state?.from === asked.from && state.format === asked.format && state.next <= asked.to;
    if (state !== null && !isSame)
      throw new Error(`${path}.part is of another export: finish that one, or delete it and ${path}.state.`);
    const part = await open(`${path}.part`, state === null ? 'w' : 'r+');
    const file = new ExportFile(path, asked, part, state ?? { next: asked.from, bytes: 0 });
    if (state === null) await file.add({ text: header, next: asked.from });
    else await part.truncate(state.bytes);
    return file;
  }

  /** Where to go on. */
  get next(): number {
    return this.#progress.next;
  }

  /** Adds a portion. Should this be broken off, it is done anew. */
  async add({ text, next }: ExportedPortion): Promise<void> {
    const bytes = Buffer.from(text, 'utf8');
    await this.#part.write(bytes, 0, bytes.length, this.#progress.bytes);
    await this.#part.datasync();
    this.#progress = { next, bytes: this.#progress.bytes + bytes.length };
    const { from, format } = this.#asked;
    await writeFile(`${this.#path}.state.new`, JSON.stringify({ from, format, ...this.#progress }));
    await rename(`${this.#path}.state.new`, `${this.#path}.state`);
  }

  /** Gives the file its name. */
  async finish(): Promise<void> {
    await this.close();
    await rename(`${this.#path}.part`, this.#path);
    await rm(`${this.#path}.state`, { force: true });
  }

  /** Leaves it to be gone on with. */
  async close(): Promise<void> {
    await this.#part.close();
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function readState(path: string): Promise<z.infer<typeof stateSchema> | null> {
  try {
    return stateSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`${path} is damaged: delete it, and the file that it is about.`, { cause });
  }
}
