import type { KeyRing } from '../../../schema/contract/key-ring.ts';
import type { NoteSigner } from '../trail/checkpoint/note-key.ts';

/** The trail’s own keys: with what, and how often, it gives evidence that it was not tampered with; and what it encrypts under. */
export interface TrailEvidence {
  readonly signer: NoteSigner;
  /** Those that signed before it, as far as they are given: the one it follows signs the change to it. */
  readonly formerSigners: readonly NoteSigner[];
  /** The keys under which the keys of children are wrapped: the first wraps, all unwrap. */
  readonly masterKeys: KeyRing;
  /** Path of the file, outside the database, to which checkpoints are added. */
  readonly checkpointFile: string;
  /** A checkpoint is made after so many entries, */
  readonly everyEntries: number;
  /** and every so many milliseconds, where there are new entries. */
  readonly everyMilliseconds: number;
  /** Milliseconds that the file may lack the newest checkpoint before entries are refused. */
  readonly fileGrace: number;
}
