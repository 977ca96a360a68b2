import { z } from 'zod';
import type { RecordedEntry } from '../entities/recorded-entry.entity.ts';
import type { AuditEntry } from './audit-entry.type.ts';

const text = z.string().nullable().catch(null);
const decisions = z.array(z.object({ rule: text, effect: text, category: text }).catch(noDecision())).catch([]);
const content = z.object({ operationName: text, decisions });

/**
 * What an auditor may see of an entry: that it happened. Of the content only the operation's name and the decisions are
 * taken, by name, so that what a search looked for, what it found and an operation's variables stay where they are.
 */
export function publishedEntry(entry: RecordedEntry): AuditEntry {
  const { operationName, decisions } = content.parse(entry.content);
  const actor = entry.actor && {
    id: entry.actor.id,
    agency: entry.actor.agency,
    unit: entry.actor.unit,
    role: entry.actor.role,
  };
  const { id, at, kind, source, purpose, reason, childIds } = entry;
  return { id, at, kind, source, actor, purpose, reason, childIds, operationName, decisions };
}

/** Stands for a decision that is not readable: that there was one is told. */
function noDecision() {
  return { rule: null, effect: null, category: null };
}
