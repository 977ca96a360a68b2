import type { NoteSigner } from '../trail/checkpoint/note-key.ts';

/** With what, and how often, the trail gives evidence that it was not tampered with. */
export interface TrailEvidence {
  readonly signer: NoteSigner;
  /** Path of the file, outside the database, to which checkpoints are added. */
  readonly checkpointFile: string;
  /** A checkpoint is made after so many entries, */
  readonly everyEntries: number;
  /** and every so many milliseconds, where there are new entries. */
  readonly everyMilliseconds: number;
  /** Milliseconds that the file may lack the newest checkpoint before entries are refused. */
  readonly fileGrace: number;
}
