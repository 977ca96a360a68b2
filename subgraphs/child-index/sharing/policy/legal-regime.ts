import { POLICY_VERSION } from './version.ts';

/** Law with a date or an age in it, on which decisions stand. Kept with the rules and changed like them. */
export interface LegalRegime {
  /**
   * The day, `YYYY-MM-DD`, from which the duty to share is in force (Children Act 2004 s.16LA); null while no order has
   * commenced it. No rule reads it: rules rest on the powers there were before, and those that name s.16LA decide alike
   * under the duty. It is recorded so that a decision can be judged by the law of its day.
   */
  readonly dutyToShareFrom: string | null;
  /** Age in years from which a record is archived (SI 2007/2182). */
  readonly archiveAge: number;
  /** The same for a young person who has agreed that their record stays open. */
  readonly archiveAgeWithConsent: number;
  /**
   * Months that a declared relationship lasts. Who still works with the child then declares it again, so that nobody keeps
   * access for work that is over (UK GDPR Art. 5(1)(c) and (e)).
   */
  readonly declaredRelationshipMonths: number;
}

export const LEGAL_REGIME: LegalRegime = {
  dutyToShareFrom: null,
  archiveAge: 18,
  archiveAgeWithConsent: 25,
  declaredRelationshipMonths: 6,
};

/**
 * The version that decisions at a moment are recorded with: that of the table, and as build metadata (Semantic Versioning
 * 2.0.0, section 10) the law it stood on, such as `1.0.0+s16la.off.archive.18.25.declared.6`.
 * @param now milliseconds since the epoch
 */
export function recordedVersion(now: number, regime: LegalRegime = LEGAL_REGIME): string {
  const { dutyToShareFrom, archiveAge, archiveAgeWithConsent, declaredRelationshipMonths } = regime;
  const isDuty = dutyToShareFrom !== null && Date.parse(dutyToShareFrom) <= now;
  const ages = `archive.${archiveAge}.${archiveAgeWithConsent}`;
  return `${POLICY_VERSION}+s16la.${isDuty ? 'on' : 'off'}.${ages}.declared.${declaredRelationshipMonths}`;
}
