import { z } from 'zod';
import type { FoundEntry } from '../queries/found-entry.ts';
import type { AuditEntry } from './audit-entry.type.ts';
import { publishedActor } from './published-actor.ts';

const text = z.string().nullable().catch(null);
const decisions = z.array(z.object({ rule: text, effect: text, category: text }).catch(noDecision())).catch([]);
const content = z.object({ operationName: text, trace: text, change: text, decisions });

/**
 * What an auditor may see of an entry: that it happened. Of the content only names and the decisions are taken, by name,
 * so that what a search looked for, what it found and an operation’s variables stay where they are.
 */
export function publishedEntry(entry: FoundEntry): AuditEntry {
  const actor = publishedActor(entry.actor);
  const { id, kind, source, requestId, purpose, reason, childIds } = entry;
  const at = new Date(entry.at);
  return { id, at, kind, source, requestId, actor, purpose, reason, childIds, ...content.parse(entry.content) };
}

/** Stands for a decision that is not readable: that there was one is told. */
function noDecision() {
  return { rule: null, effect: null, category: null };
}
