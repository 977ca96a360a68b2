import type { Custodian } from '../../../schema/contract/agency.ts';
import type { InformationCategory } from '../../../schema/contract/information-category.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import type { ReleasedCategory } from '../../../schema/contract/sharing-statement.ts';
import { decideItems, type DecidedItem } from './decided-item.ts';
import { DETAIL_CATEGORIES } from './detail-categories.ts';
import type { SharingRecord } from './sharing-record.ts';

/** One unit's involvement with a child, in one capacity: the records that stand for it. */
export interface InvolvementGroup {
  readonly custodian: Custodian;
  readonly unit: string;
  readonly category: InformationCategory;
  readonly kind: string | null;
  readonly recordIds: readonly string[];
  /** The parts of a merged child that these records came to. */
  readonly origins: readonly string[];
}

/** What may be told of an involvement, and the decisions that led to it: the involvement's own first. */
export interface InvolvementDecision {
  readonly group: InvolvementGroup;
  readonly decided: readonly DecidedItem[];
  readonly outcome:
    | {
        readonly tell: 'DETAILS';
        readonly released: readonly ReleasedCategory[];
        readonly withheld: InformationCategory[];
      }
    | { readonly tell: 'EXISTENCE' }
    | { readonly tell: 'SENSITIVE_SERVICE' }
    | { readonly tell: 'NOTHING' };
}

/** The involvements of a child: its records by custodian, unit, category and kind. */
export function involvementGroups(record: SharingRecord): InvolvementGroup[] {
  const groups = new Map<string, InvolvementGroup & { recordIds: string[]; origins: string[] }>();
  for (const { custodian, unit, category, kind, recordId, part } of record.links) {
    const key = groupKey({ custodian, unit, category, kind });
    const group = groups.get(key);
    const origins = part === undefined ? [] : [part];
    if (group === undefined) groups.set(key, { custodian, unit, category, kind, recordIds: [recordId], origins });
    else {
      group.recordIds.push(recordId);
      group.origins.push(...origins);
    }
  }
  return [...groups.values()];
}

/** Tells two involvements of one child apart. */
export function groupKey(group: Pick<InvolvementGroup, 'custodian' | 'unit' | 'category' | 'kind'>): string {
  return JSON.stringify([group.custodian, group.unit, group.category, group.kind]);
}

/**
 * Decides about one involvement: about the fact of it, and about each further kind of information the agency publishes.
 * Where the fact is hidden or masked nothing else counts; where it is withheld, a kind that is released still is.
 */
export function decideInvolvement(
  group: InvolvementGroup,
  record: SharingRecord,
  request: RequestContext,
  now: number,
): InvolvementDecision {
  const { custodian: agency, unit, kind } = group;
  const categories = [group.category, ...DETAIL_CATEGORIES[group.custodian]];
  // What a sensitive service has written is as sensitive as that it is involved.
  const sensitive = group.category === 'INV_SENSITIVE';
  const items = categories.map((category) => ({ category, agency, unit, kind, sensitive }));
  const decided = decideItems(record, request, items, now, group.origins);
  return { group, decided, outcome: outcomeOf(decided) };
}

function outcomeOf(decided: readonly DecidedItem[]): InvolvementDecision['outcome'] {
  const fact = decided[0]?.decision.effect;
  if (fact === undefined || fact === 'HIDE' || fact === 'REFUSE') return { tell: 'NOTHING' };
  if (fact === 'MASK') return { tell: 'SENSITIVE_SERVICE' };
  const released: ReleasedCategory[] = [];
  const withheld: InformationCategory[] = [];
  for (const { item, decision } of decided) {
    if (item.category === null) continue;
    if (decision.effect === 'RELEASE' || decision.effect === 'RELEASE_REDUCED') {
      released.push({ category: item.category, fields: decision.fields });
    } else if (decision.effect === 'WITHHOLD') {
      withheld.push(item.category);
    }
  }
  return released.length === 0 ? { tell: 'EXISTENCE' } : { tell: 'DETAILS', released, withheld };
}
