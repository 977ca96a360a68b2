import type { Custodian } from '../../../schema/contract/agency.ts';
import type { InformationCategory } from '../../../schema/contract/information-category.ts';

/**
 * Who a child is, and everything that decisions about it towards one actor depend on. Dates are ISO 8601 text. None of it
 * is for the asker before it was decided.
 */
export interface SharingRecord {
  readonly childId: string;
  readonly givenName: string | null;
  readonly familyName: string;
  /** Null before birth. */
  readonly dateOfBirth: string | null;
  readonly expectedDateOfDelivery: string | null;
  readonly sex: 'FEMALE' | 'MALE' | 'NOT_SPECIFIED';
  readonly protectedIdentity: boolean;
  readonly keyHolders: readonly string[];
  readonly archived: boolean;
  readonly shielded: boolean;
  /** The actor has declared a relationship with the child, and not too long ago. */
  readonly declared: boolean;
  readonly links: readonly LinkedRecord[];
  readonly restrictions: readonly {
    readonly actorId: string;
    readonly relation: 'RESTRICTED' | 'FAMILY' | 'SELF' | 'PR_HOLDER';
  }[];
  readonly consents: readonly ConsentRow[];
  /** What the latest assessment found; null where none was made. */
  readonly competence: boolean | null;
  readonly orders: readonly OrderRow[];
  /** What other agencies have agreed to share with the actor's. About no child, but read with it in the same query. */
  readonly agreements: readonly AgreementRow[];
  /** Of what a child is made that was merged; none for a child of one piece. What is above is of all of them together. */
  readonly parts?: readonly SharingPart[];
}

/** What was decided about one of the children that became one, and since then about the one. */
export interface SharingPart extends Pick<
  SharingRecord,
  'keyHolders' | 'archived' | 'shielded' | 'restrictions' | 'consents' | 'competence' | 'orders'
> {
  /** Under which it was decided. */
  readonly scopes: readonly string[];
}

export interface LinkedRecord {
  readonly custodian: Custodian;
  readonly recordId: string;
  readonly unit: string;
  readonly category: InformationCategory;
  readonly kind: string | null;
  /** The part of a child that it came to; left out where the child is of one piece. */
  readonly part?: string;
}

export interface ConsentRow {
  readonly giver: 'CHILD' | 'PR_HOLDER' | 'LA_WITH_PR' | 'COURT';
  readonly giverId: string | null;
  readonly refusal: boolean;
  readonly categories: readonly string[];
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  readonly scope: 'EXISTENCE' | 'CONTACT' | 'CONTENT';
  readonly explicit: boolean;
  readonly givenAt: string;
  readonly expiresAt: string | null;
  readonly withdrawnAt: string | null;
  /** When the hub took it down; null where a predecessor system did. */
  readonly recordedAt: string | null;
  /** The hub itself took the withdrawal down, which then counted at once. */
  readonly withdrawnHere: boolean;
}

export interface OrderRow {
  readonly categories: readonly string[];
  readonly startsAt: string;
  readonly endsAt: string | null;
}

export interface AgreementRow {
  readonly custodian: string;
  readonly purposes: readonly string[];
  readonly startsAt: string;
  readonly endsAt: string | null;
}
