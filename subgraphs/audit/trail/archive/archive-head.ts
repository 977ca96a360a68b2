import { z } from 'zod';

const hash = z.hex().length(64);
const headSchema = z.strictObject({
  archive: z.literal('audit trail'),
  month: z.string().regex(/^\d{4}-\d{2}$/),
  /** The place of its first entry, and the one after its last. */
  first: z.int().min(0),
  end: z.int().min(1),
  /** The signed note of a checkpoint that covers the month. */
  checkpoint: z.string(),
  /** The complete subtrees before the month, largest first, and those after it, in their order; in hexadecimal. */
  left: z.array(hash),
  right: z.array(hash),
});

/**
 * The first line of an archive of a month, in JSON: what it is, and what proves it. After it comes a line for each entry,
 * which is the very text of its leaf (see leaf-text.ts), in the order of the trail.
 */
export type ArchiveHead = z.infer<typeof headSchema>;

/** Null for a line that is not the first of an archive. */
export function parseArchiveHead(line: string): ArchiveHead | null {
  try {
    const head = headSchema.safeParse(JSON.parse(line)).data;
    return head === undefined || head.end <= head.first ? null : head;
  } catch {
    return null;
  }
}
