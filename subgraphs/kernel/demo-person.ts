import type { Purpose, Role, ActorAgency } from '../../schema/contract/actor.ts';
import type { DescribedChild } from '../../schema/contract/child-registration.ts';
import type { InformationCategory } from '../../schema/contract/information-category.ts';

/**
 * A fictional child and what each agency knows about it: plain values that every agency's `demo/` room turns into its
 * own rows. Dates are ISO 8601 calendar dates (`2026-03-31`), telephone numbers are from Ofcom's drama ranges.
 */
export interface DemoChild {
  /** Stable for a seed: `family-0012/child-2`, or the story's name. */
  readonly key: string;
  /** Null for the children who only fill the county. */
  readonly story: DemoStory | null;
  readonly truth: DemoTruth;
  /** Only what is here is known; an agency that is not involved with the child has no part. */
  readonly known: DemoKnowledge;
  readonly consents: readonly DemoConsent[];
  readonly shield: DemoShield | null;
  /** Users of the hub who must never see this child. */
  readonly restrictedPersons: readonly DemoRestrictedPerson[];
}

/** The eight children whose records each show one outcome. */
export const DEMO_STORIES = [
  'plain',
  'withheld',
  'sensitive-hidden',
  'sensitive-masked',
  'shielded',
  'section-47',
  'agency-down',
  'stranger',
] as const;
export type DemoStory = (typeof DEMO_STORIES)[number];

/** The child as it is, whatever the agencies wrote down. */
export interface DemoTruth {
  readonly givenName: string | null;
  readonly familyName: string;
  /** Null for an unborn child. */
  readonly dateOfBirth: string | null;
  readonly expectedDateOfDelivery: string | null;
  readonly sex: DescribedChild['sex'];
  readonly nhsNumber: string | null;
  readonly upn: string | null;
  /** Lines separated by a line feed, without the postcode. */
  readonly address: string;
  readonly postcode: string;
  /** Number of the Oxfordshire locality, 1 to 22. */
  readonly locality: number;
  readonly parents: DescribedChild['parentsAndCarers'];
}

export interface DemoKnowledge {
  readonly education?: DemoEducation;
  readonly health?: readonly DemoHealth[];
  readonly socialCare?: DemoSocialCare;
  readonly connexions?: DemoConnexions;
  readonly police?: readonly DemoPolice[];
}

/** What the record of every agency has. */
export interface DemoRecord {
  /** The agency's own number of the record, unique within the agency. */
  readonly localId: string;
  /** The child as this agency spells it, with its typing errors, nicknames and old addresses. */
  readonly as: DescribedChild;
  /** The team, school or practice, as tokens name it: `cheney-school`. */
  readonly unit: string;
  readonly category: InformationCategory;
  readonly service: DemoService;
  /** Who works with the child; empty where nobody in particular does. */
  readonly practitioners: readonly DemoPractitioner[];
  readonly since: string;
  /** Null while the involvement lasts. */
  readonly until: string | null;
  /** When the agency last confirmed what the record says. */
  readonly asOf: string;
}

export interface DemoService {
  readonly name: string;
  readonly telephone: string;
}

export interface DemoPractitioner {
  readonly name: string;
  readonly role: string;
  readonly telephone: string;
  readonly email: string;
  readonly isLeadProfessional: boolean;
}

/** An enrolment at a nursery or school. */
export interface DemoEducation extends DemoRecord {
  /** The setting's reference number; made up, as the real ones begin with 1. The setting's name is `service.name`. */
  readonly urn: string;
  /** National Curriculum year: `N1`, `N2`, `R`, `1` to `13`. */
  readonly yearGroup: string;
  readonly enrolmentStatus: 'CURRENT' | 'DUAL_MAIN' | 'GUEST' | 'LEFT';
  /** Null below compulsory school age. */
  readonly attendance: DemoAttendance | null;
  readonly senProvision: 'NONE' | 'SEN_SUPPORT' | 'EHC_PLAN';
  readonly educationSocialWorker: DemoPractitioner | null;
}

/** Half-day sessions of the school year so far. */
export interface DemoAttendance {
  readonly sessionsPossible: number;
  readonly sessionsAttended: number;
  readonly unauthorisedAbsence: number;
  readonly asOf: string;
}

/** A registration with a practice, or one episode of care. */
export interface DemoHealth extends DemoRecord {
  readonly kind: DemoHealthKind;
  /** Code of the organisation; made up, of the right form. */
  readonly odsCode: string;
}

export type DemoHealthKind =
  | 'GP_REGISTRATION'
  | 'HEALTH_VISITING'
  | 'SCHOOL_NURSING'
  | 'SPEECH_LANGUAGE_THERAPY'
  | 'COMMUNITY_PAEDIATRICS'
  | 'PCAMHS'
  | 'SEXUAL_HEALTH'
  | 'SUBSTANCE_MISUSE';

/** A case of the county's social care. */
export interface DemoSocialCare extends DemoRecord {
  readonly status: DemoSocialCareStatus;
  /** Null where the status is NONE. */
  readonly statusSince: string | null;
  readonly allocatedWorker: DemoPractitioner | null;
  /** Oldest first; the last one may be open. */
  readonly episodes: readonly DemoEpisode[];
  /** Whom to call about the status, at any hour. */
  readonly authorityContact: DemoService;
}

export type DemoSocialCareStatus = 'NONE' | 'CHILD_IN_NEED' | 'CHILD_PROTECTION_PLAN' | 'LOOKED_AFTER';

export interface DemoEpisode {
  readonly kind: 'REFERRAL' | 'ASSESSMENT' | 'CHILD_IN_NEED_PLAN' | 'SECTION_47_ENQUIRY' | 'PROTECTION_PLAN' | 'CARE';
  readonly from: string;
  readonly until: string | null;
}

/** A young person known to the Connexions service. */
export interface DemoConnexions extends DemoRecord {
  readonly cohortStatus: 'IN_SCOPE' | 'LEAVING';
  readonly currentActivity: DemoActivity;
  readonly activitySince: string;
  readonly intendedDestination: DemoActivity | null;
}

export type DemoActivity =
  | 'SCHOOL'
  | 'SIXTH_FORM'
  | 'FURTHER_EDUCATION'
  | 'APPRENTICESHIP'
  | 'EMPLOYMENT_WITH_TRAINING'
  | 'NOT_IN_EDUCATION_EMPLOYMENT_OR_TRAINING';

/** One notice of public protection that concerns the child; `unit` is the unit that owns it. */
export interface DemoPolice extends DemoRecord {
  readonly noticeKind: 'DOMESTIC_ABUSE' | 'MISSING' | 'CONCERN_FOR_WELFARE';
  readonly noticeDate: string;
  readonly riskGrade: 'STANDARD' | 'MEDIUM' | 'HIGH';
  /** Whom to call about the child's neighbourhood. */
  readonly neighbourhoodTeam: DemoService;
}

/** What the child, or someone who may speak for it, said about sharing. */
export interface DemoConsent {
  readonly giver: 'CHILD' | 'PR_HOLDER';
  readonly decision: 'GIVEN' | 'REFUSED';
  /** `*` stands for all. */
  readonly categories: readonly (InformationCategory | '*')[];
  /** Agencies or roles; `*` stands for all. */
  readonly recipients: readonly (ActorAgency | Role | '*')[];
  readonly purposes: readonly (Purpose | '*')[];
  readonly scope: 'EXISTENCE' | 'CONTACT' | 'CONTENT';
  /** In so many words, as a sensitive service needs; not inferred. */
  readonly explicit: boolean;
  readonly givenAt: string;
  /** The first day on which it no longer counts. */
  readonly expiresAt: string | null;
  readonly withdrawnAt: string | null;
}

/** Someone could do the child or a carer significant harm if they knew where the child is (SI 2007/2182 reg. 6). */
export interface DemoShield {
  readonly since: string;
  readonly reason: string;
}

export interface DemoRestrictedPerson {
  /** The subject of the person's token. */
  readonly actorId: string;
  readonly relation: 'RESTRICTED' | 'FAMILY' | 'SELF' | 'PR_HOLDER';
}
