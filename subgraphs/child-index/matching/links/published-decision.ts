import type { MadeChange } from './change-links.ts';
import type { LinkDecisionType } from './link-decision.type.ts';

/** A decision as published: with the children as they are after it. */
export function publishedDecision({ seq, event }: MadeChange): LinkDecisionType {
  const { kind } = event;
  const { child, other } = event.kind === 'UNDONE' ? event.undone : event;
  return { id: seq, kind, child: { id: child }, other: { id: isOne(event) ? child : other } };
}

/** Whether the two children are one now. */
function isOne(event: MadeChange['event']): boolean {
  if (event.kind === 'UNDONE') return event.undone.kind === 'SPLIT' || event.undone.kind === 'UNLINKED';
  return event.kind === 'MERGED' || event.kind === 'CONFIRMED';
}
