import type { AuditEntry, AuditKind } from '../../../schema/contract/audit-entry.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { requestEntry } from '../../kernel/guard/request-entry.ts';
import { acquaintanceOf } from './acquaintance.ts';
import type { DecidedItem } from './decided-item.ts';
import { factsSeen } from './explain/facts-seen.ts';
import { recordedVersion } from './policy/legal-regime.ts';
import type { SharingRecord } from './sharing-record.ts';

/** An entry of the child index about one request; `content` is what its kind adds. */
export function indexEntry(
  kind: AuditKind,
  request: RequestContext,
  childIds: readonly string[],
  content: AuditEntry['content'],
  now: number,
): AuditEntry {
  return requestEntry('child-index', kind, request, childIds, content, now);
}

/**
 * What was decided about one child: every item with its rule, whatever came of it, and the facts that were seen.
 * @param record the child’s, where whoever asks was about to be told something
 */
export function decisionEntry(
  request: RequestContext,
  childId: string,
  decided: readonly DecidedItem[],
  now: number,
  record?: SharingRecord,
): AuditEntry {
  const [first] = decided;
  const content = {
    policyVersion: recordedVersion(now),
    ...(request.override === null ? {} : { override: request.override }),
    ...(request.reasonableCause === null ? {} : { reasonableCause: request.reasonableCause }),
    ...(record === undefined ? {} : { acquaintance: acquaintanceOf(record, request) }),
    // All items of one entry are decided on the same facts, but for those of the item itself.
    ...(first === undefined ? {} : { facts: factsSeen(first.facts) }),
    decisions: decided.map(({ item, decision }) => ({
      category: item.category,
      agency: item.agency,
      unit: item.unit,
      ...(item.kind === null ? {} : { kind: item.kind }),
      ...(item.sensitive ? { sensitive: true } : {}),
      rule: decision.rule,
      effect: decision.effect,
      reason: decision.reason,
      obligations: decision.obligations,
      ...(decision.fields === null ? {} : { fields: decision.fields }),
    })),
  };
  return indexEntry('decision', request, [childId], content, now);
}
