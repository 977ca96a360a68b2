import type { AuditEntry } from '../../../schema/contract/audit-entry.ts';

/** What the trail records of itself, as `content.change` names it. */
export const OWN_CHANGES = {
  /** Another key signs from now on: `formerKey` and `newKey`, public halves on one line. */
  signingKey: 'auditSigningKey',
  /** Another key wraps from now on: `formerKey` and `newKey`, their ids. */
  masterKey: 'auditMasterKey',
  /** What was known about a child was erased. */
  erased: 'eraseAuditContent',
  /** The entries before the place `end` are in archives: `month` was the last of them, `sha256` is that of its file. */
  archived: 'archiveAuditMonth',
} as const;

export interface OwnChange {
  readonly change: (typeof OWN_CHANGES)[keyof typeof OWN_CHANGES];
  readonly [name: string]: unknown;
}

/** What an entry of the trail about itself consists of. */
export interface OwnEntry {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly content: OwnChange;
  readonly reason?: string;
  readonly childIds?: readonly string[];
}

/** An entry about the trail itself; it has no personal parts. */
export function ownEntry({ id, at, content, reason, childIds }: OwnEntry): AuditEntry {
  return {
    id,
    kind: 'change',
    at: new Date(at).toISOString(),
    source: 'audit',
    requestId: null,
    actor: null,
    purpose: null,
    reason: reason ?? null,
    childIds: [...(childIds ?? [])],
    content: { ...content },
  };
}
