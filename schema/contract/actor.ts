/** Roles a token may carry. An unknown role is refused, never treated as a lesser one (attack E18). */
export const ROLES = [
  'PRACTITIONER',
  'SOCIAL_WORKER',
  'MASH_MEMBER',
  'POLICE_SAFEGUARDING',
  'DSL',
  'NAMED_HEALTH',
  'HEALTH_UNSCHEDULED',
  'INDEX_MANAGER',
  'AUDITOR',
  'CHILD',
  'PR_HOLDER',
] as const;
export type Role = (typeof ROLES)[number];

/** Why a record is being looked at (data protection law asks for purpose limitation). */
export const PURPOSES = [
  'SERVICE',
  'EARLY_HELP',
  'WELFARE_S17',
  'SAFEGUARD_S47',
  'EMERGENCY',
  'STATUTORY',
  'DATA_STEWARDSHIP',
  'SUBJECT_ACCESS',
  'AUDIT',
  'PLANNING',
  'LAW_ENFORCEMENT',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Purposes for which minutes may matter: requests with them are the last to be turned away when there are too many. */
export const URGENT_PURPOSES: readonly Purpose[] = ['SAFEGUARD_S47', 'EMERGENCY'];

/** Whether the conditions of access are met: strong log-in, vetting, training, signed agreement, not suspended. */
export const STANDINGS = [
  'VALID',
  'MFA_MISSING',
  'DBS_EXPIRED',
  'TRAINING_LAPSED',
  'AGREEMENT_MISSING',
  'SUSPENDED',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** Organisations a token may come from: the custodians, the hub's own staff, the family, and partners without records. */
export const ACTOR_AGENCIES = [
  'EDUCATION',
  'HEALTH',
  'SOCIAL_CARE',
  'CONNEXIONS',
  'POLICE',
  'YOUTH_JUSTICE',
  'VOLUNTARY',
  'HUB',
  'FAMILY',
] as const;
export type ActorAgency = (typeof ACTOR_AGENCIES)[number];

/** Who is asking, as the verified token says. */
export interface Actor {
  /** The token's subject; opaque. */
  readonly id: string;
  readonly agency: ActorAgency;
  /** The team, school or practice; sensitive walls run between units, not agencies. */
  readonly unit: string;
  readonly role: Role;
  /** The purposes this actor may give. */
  readonly purposes: readonly Purpose[];
  readonly standing: Standing;
}
