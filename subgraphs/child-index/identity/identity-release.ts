import type { InformationCategory } from '../../../schema/contract/information-category.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { decideItems, type DecidedItem } from '../sharing/decided-item.ts';
import type { SharingRecord } from '../sharing/sharing-record.ts';

/** The kinds of information that the index itself publishes about a child. */
export const IDENTITY_CATEGORIES = ['IDX_IDENTITY', 'IDX_PARENT_NAME', 'IDX_LOCATION'] as const;

const IDENTITY_LINK = 'IDENTITY_LINK';

/** What may be told of who a child is and where it lives. */
export interface IdentityRelease {
  readonly decided: readonly DecidedItem[];
  /** False where the child is to be indistinguishable from one that does not exist. */
  readonly visible: boolean;
  /** True where the record is found only by what the asker is told of it: it is shielded, or a protected identity. */
  readonly foundByWhatItShows: boolean;
  /** True where there have to seem to be no other names, which null would not do. */
  readonly hidesOtherNames: boolean;
  /** Whether a published field of that category may be told. */
  mayTell(category: InformationCategory, field: string): boolean;
}

/** Decides about each kind of information that the index itself publishes. Pure. */
export function decideIdentity(record: SharingRecord, request: RequestContext, now: number): IdentityRelease {
  const categories: readonly InformationCategory[] = record.protectedIdentity
    ? [...IDENTITY_CATEGORIES, IDENTITY_LINK]
    : IDENTITY_CATEGORIES;
  const items = categories.map((category) => ({
    category,
    agency: 'HUB' as const,
    // Nobody's own record: whoever runs the index sees it for a purpose, and not because they belong to some unit.
    unit: '',
    kind: null,
    sensitive: false,
  }));
  const decided = decideItems(record, request, items, now);
  const decisionOn = (category: InformationCategory) =>
    decided.find(({ item }) => item.category === category)?.decision;
  const opens = (category: InformationCategory) => {
    const effect = decisionOn(category)?.effect;
    return effect === 'RELEASE' || effect === 'RELEASE_REDUCED';
  };
  const releases = (category: InformationCategory, field: string) => {
    const fields = decisionOn(category)?.fields ?? null;
    return opens(category) && (fields === null || fields.includes(field));
  };
  // The other names of a protected identity are what ties the old one to the new.
  const hidesLink = record.protectedIdentity && !opens(IDENTITY_LINK);
  return {
    decided,
    visible: opens('IDX_IDENTITY'),
    foundByWhatItShows: record.shielded || record.protectedIdentity,
    hidesOtherNames: hidesLink && releases('IDX_IDENTITY', 'otherNames'),
    mayTell: (category, field) => !(field === 'otherNames' && hidesLink) && releases(category, field),
  };
}
