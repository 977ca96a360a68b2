import { isDeepStrictEqual } from 'node:util';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import type { IndexContext } from '../../index-context.ts';
import { indexEntry } from '../../sharing/decision-entry.ts';
import { recordedBy } from '../../sharing/records/recorded-by.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { addPartedChild } from './add-parted-child.ts';
import { appendEvents } from './append-events.ts';
import { applyLinkEvent } from './apply-link-event.ts';
import { carryDecisions } from './carry-decisions.ts';
import type { Reversible, Undone } from './link-event.ts';
import { livingChild, recordsOf, type LinkState } from './link-state.ts';
import { loadLinkState } from './load-link-state.ts';
import { saveLinkState } from './save-link-state.ts';

/** How often a change is planned anew because somebody else changed the same children at that moment. */
const ATTEMPTS = 3;

/** A change of links that somebody asks for. */
export interface LinkChange {
  /** The mutation, as the trail knows it. */
  readonly change: string;
  readonly childIds: readonly string[];
  readonly reason: string;
  /** The place of the decision that is taken back. */
  readonly undoes?: string;
  /** What is to be done as the children stand; null where it cannot be. */
  readonly plan: (state: LinkState) => Reversible | Undone | null | Promise<Undone | null>;
}

/** A change of links that was made, and its place among the decisions. */
export interface MadeChange {
  readonly seq: string;
  readonly event: Reversible | Undone;
}

/**
 * Changes which records are of which child: planned, put on the audit trail with before and after, and then made in one
 * transaction, if the children still stand as they did.
 * @throws HubError BAD_REQUEST where it cannot be done, OVERLOADED where others kept changing the same children
 */
export async function changeLinks(context: IndexContext, change: LinkChange, now: number): Promise<MadeChange> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await loadLinkState(context.em.fork(), change.childIds);
    const event = await change.plan(before);
    if (event === null) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
    const after = applyLinkEvent(before, event);
    const childIds = [...new Set([...change.childIds, ...idsOf(event)])];
    const content = {
      change: change.change,
      // Of no child more than its id, so that the trail can tell under which ids it speaks of one.
      leadsTo: Object.fromEntries(childIds.map((childId) => [childId, livingChild(after, childId)])),
      before: listed(before, childIds),
      after: listed(after, childIds),
    };
    await context.record(indexEntry('change', context.request, childIds, content, now));
    const seq = await make(context, change, before, event);
    for (const childId of childIds) context.forget(childId);
    if (seq !== null) return { seq, event };
  }
  throw new HubError('OVERLOADED');
}

/** @returns null where the children no longer stand as they did when it was planned */
function make(
  context: IndexContext,
  { childIds, reason, undoes }: LinkChange,
  before: LinkState,
  event: Reversible | Undone,
): Promise<string | null> {
  return context.em.fork().transactional(async (transaction) => {
    await oneAtATime(transaction);
    if (!isDeepStrictEqual(await loadLinkState(transaction, childIds), before)) return null;
    if (event.kind === 'SPLIT' || event.kind === 'UNLINKED') await addPartedChild(transaction, event);
    await saveLinkState(transaction, before, applyLinkEvent(before, event));
    await carryDecisions(transaction, event);
    const actor = recordedBy(context.request);
    if (event.kind !== 'UNDONE') return appendEvents(transaction, [{ ...event, actor, reason }]);
    const { child, other } = event.undone;
    return appendEvents(transaction, [{ kind: 'UNDONE', child, other, ...(undoes && { undoes }), actor, reason }]);
  });
}

function idsOf(event: Reversible | Undone): string[] {
  const { child, other } = event.kind === 'UNDONE' ? event.undone : event;
  return [child, other];
}

/** Which records each child has, as the trail keeps it. */
function listed(state: LinkState, childIds: readonly string[]) {
  return Object.fromEntries(childIds.map((childId) => [childId, recordsOf(state, childId)]));
}
