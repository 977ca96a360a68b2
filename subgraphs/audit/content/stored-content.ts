import type { AuditEntry } from '../../../schema/contract/audit-entry.ts';
import type { KeyRing } from '../../../schema/contract/key-ring.ts';
import { openContent, sealedFor } from '../trail/content/sealed-content.ts';
import type { TrailDatabase } from '../trail-database.ts';
import { readKeys } from './read-keys.ts';
import { unwrapDataKey } from './wrapped-key.ts';

/**
 * The content of a stored entry with its personal parts readable. Null when they were erased.
 * @throws Error when the master key that they need was not given
 */
export async function storedContent(
  database: TrailDatabase,
  masters: KeyRing,
  { id, content }: Pick<AuditEntry, 'id' | 'content'>,
): Promise<AuditEntry['content'] | null> {
  const subject = sealedFor(content);
  if (subject === null) return content;
  const [stored] = await readKeys(database, [subject]);
  return stored === undefined ? null : openContent(content, id, unwrapDataKey(stored, masters));
}
