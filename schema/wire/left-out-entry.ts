import { randomUUID } from 'node:crypto';
import { entryAboutNoOne, type AuditEntry } from '../contract/audit-entry.ts';
import type { LeftOut } from './refusal-quota.ts';

/** The entry that says how many refusals had none of their own: when, from where, and why they were refused. */
export function leftOutEntry(part: string, { from, to, ...counted }: LeftOut): AuditEntry {
  const [begun, ended] = [from, to].map((moment) => new Date(moment).toISOString());
  return entryAboutNoOne({
    id: randomUUID(),
    kind: 'security',
    at: new Date(to).toISOString(),
    source: part,
    requestId: null,
    actor: null,
    purpose: null,
    reason: null,
    content: { refusalsLeftOut: { from: begun, to: ended, ...counted } },
  });
}
