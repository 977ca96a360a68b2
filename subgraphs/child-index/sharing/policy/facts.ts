import type { Actor, ActorAgency, Purpose, Role, Standing } from '../../../../schema/contract/actor.ts';
import type { InformationCategory } from '../../../../schema/contract/information-category.ts';

/**
 * Everything a sharing decision may depend on, for one item of information about one child. Values only: whoever makes
 * the facts has read the database and the clock. Times are milliseconds since the epoch. A closed-list value that the
 * hub does not know is null, and null never opens anything.
 */
export interface DecisionFacts {
  readonly actor: AskingActor;
  /** Why the actor asks; null where none, or an unknown one, was given. */
  readonly purpose: Purpose | null;
  readonly child: ChildFacts;
  readonly item: ItemFacts;
  readonly context: AskingContext;
  readonly now: number;
}

/** The contract's Actor fits; null marks a value outside its closed lists. */
export interface AskingActor extends Omit<Actor, 'agency' | 'role' | 'standing'> {
  readonly agency: ActorAgency | null;
  readonly role: Role | null;
  readonly standing: Standing | null;
}

export interface ChildFacts {
  /** Whole years; null before birth and where unknown. */
  readonly age: number | null;
  /** A recorded assessment of competence to decide about sharing; null where none was made. */
  readonly competence: boolean | null;
  readonly shielded: boolean;
  readonly archived: boolean;
  /** Actor ids of people who must not learn anything about this child. */
  readonly restrictedPersons: readonly string[];
  /** Actor ids of the child and of relatives, who may read about the child as data subjects only. */
  readonly familyAndSelf: readonly string[];
  /** Actor id of the child; null where the child has no log-in. */
  readonly self: string | null;
  /** Actor ids of those who hold parental responsibility for this very child. */
  readonly parentalResponsibility: readonly string[];
  /** Actor ids of those who may know that two identities are one person. */
  readonly keyHolders: readonly string[];
  readonly consents: readonly Consent[];
}

export const CONSENT_GIVERS = ['CHILD', 'PR_HOLDER', 'LA_WITH_PR', 'COURT'] as const;
/** Who decided: the child, a holder of parental responsibility, the authority that shares it, or a court. */
export type ConsentGiver = (typeof CONSENT_GIVERS)[number];

/** How far a consent goes, narrowest first. */
export const CONSENT_SCOPES = ['EXISTENCE', 'CONTACT', 'CONTENT'] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];

/** One recorded decision about sharing: a consent or a refusal. `*` in a list stands for all. */
export interface Consent {
  readonly giver: ConsentGiver | null;
  /** Tells two holders of parental responsibility apart; null where the record does not say which of them it was. */
  readonly giverId: string | null;
  readonly refusal: boolean;
  readonly explicit: boolean;
  /** Null is an unknown scope, which reaches nothing. */
  readonly scope: ConsentScope | null;
  readonly categories: readonly string[];
  /** Agencies and roles. */
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  readonly givenAt: number;
  /** The first moment at which it no longer holds; null where it has no end. */
  readonly expiresAt: number | null;
  readonly withdrawnAt: number | null;
}

/** What is asked for, and what its custodian has said about it. */
export interface ItemFacts {
  readonly category: InformationCategory | null;
  /** The custodian: its agency, and the team, school or practice in it. */
  readonly agency: ActorAgency | null;
  readonly unit: string;
  /** A finer kind, such as DOMESTIC_ABUSE of a POLICE_EVENT. */
  readonly kind: string | null;
  readonly sensitive: boolean;
  /** It is about someone other than the child. */
  readonly thirdParty: boolean;
  /** It would tell who raised a concern. */
  readonly informantIdentity: boolean;
  /** Reading it could seriously harm the data subject or someone else (DPA 2018 Sch. 3). */
  readonly seriousHarmTest: boolean;
  /** The custodian considers disclosure more detrimental to the child than silence (Children Act 2004 s.16LA). */
  readonly moreDetrimental: boolean;
}

export interface AskingContext {
  readonly reason: string | null;
  /** True only by the actor's own involvement, team around the child, lead professional role or agenda. */
  readonly relationship: boolean;
  /** A cause to suspect significant harm is recorded for this request. */
  readonly reasonableCause: boolean;
  /** The actor has asked to look behind the shield. */
  readonly shieldOverride: boolean;
  /** Index staff are putting the actor of a sensitive service in touch with someone. */
  readonly brokering: boolean;
  /** Categories that a statutory order names; `*` for all. */
  readonly orderScope: readonly string[];
  /** Sharing agreements in force at the time of asking. */
  readonly agreements: readonly SharingAgreement[];
}

/** That a custodian agency shares with a recipient agency for a purpose. */
export interface SharingAgreement {
  readonly custodian: string;
  readonly recipient: string;
  readonly purpose: string;
}
