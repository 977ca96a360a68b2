import { HASH_BYTES } from '../merkle/tree-hash.ts';
import type { TreeHead } from '../merkle/verify-consistency.ts';

/** What is said of the trail at one moment: that it had so many entries, and what their tree’s root was. */
export interface Checkpoint extends TreeHead {
  /** The name of the trail. */
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const FORM = /^([^\s+]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\nat ([0-9T:.-]+Z)\n$/u;

/** The text that is signed: origin, size, root in base64 (C2SP tlog-checkpoint), and in a line of its own the time. */
export function checkpointText({ origin, size, root, at }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\nat ${new Date(at).toISOString()}\n`;
}

/** Reads what {@link checkpointText} writes; null for anything else. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [, origin, size, base64 = '', time = ''] = FORM.exec(text) ?? [];
  if (origin === undefined) return null;
  const checkpoint = { origin, size: Number(size), root: Buffer.from(base64, 'base64'), at: Date.parse(time) };
  if (checkpoint.root.length !== HASH_BYTES || Number.isNaN(checkpoint.at)) return null;
  return checkpointText(checkpoint) === text ? checkpoint : null;
}
