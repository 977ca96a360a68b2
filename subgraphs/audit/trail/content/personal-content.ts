import type { AuditEntry, AuditKind } from '../../../../schema/contract/audit-entry.ts';

type Content = AuditEntry['content'];

/**
 * Of the content of each kind, the parts that say something about a child or a family: what was asked with, what was
 * looked for and found, what a record was and became. They are kept encrypted. What is not named here is kept as it is,
 * for auditors to see that something happened, why, and under which rule. The text of an operation is personal because a
 * client may have written a value into it.
 */
const PERSONAL_PARTS: Readonly<Record<AuditKind, readonly string[]>> = {
  query: ['operation', 'variables'],
  reject: [],
  decision: [],
  search: ['criteria', 'found'],
  change: ['before', 'after'],
  security: [],
};

/** Content in two parts; `personal` is null where there is nothing personal in it. */
export interface DividedContent {
  readonly plain: Content;
  readonly personal: Content | null;
}

export function divideContent(kind: AuditKind, content: Content): DividedContent {
  const parts = PERSONAL_PARTS[kind].filter((name) => content[name] != null);
  if (parts.length === 0) return { plain: content, personal: null };
  const plain = { ...content };
  const personal: Content = {};
  for (const name of parts) {
    personal[name] = content[name];
    delete plain[name];
  }
  return { plain, personal };
}

const OF_CHILD = 'child:';

/** True for the subject of a child, whose key is used again and again. */
export function isOfChild(subject: string): boolean {
  return subject.startsWith(OF_CHILD);
}

/**
 * Whose key the personal parts are encrypted under: the child’s, where there is exactly one; else that of the request,
 * which may have been about anybody; else the entry’s own.
 */
export function contentSubject({ id, requestId, childIds }: AuditEntry): string {
  const [childId, ...others] = childIds;
  if (childId !== undefined && others.length === 0) return `${OF_CHILD}${childId}`;
  return requestId === null ? `entry:${id.toLowerCase()}` : `request:${requestId.toLowerCase()}`;
}
