import type { Rule } from './rule.ts';
import { acc1Standing } from './rules/acc-1-standing.ts';
import { acc2Purpose } from './rules/acc-2-purpose.ts';
import { acc3RowLevel } from './rules/acc-3-row-level.ts';
import { con1Conflict } from './rules/con-1-conflict.ts';
import { pro1ProtectedIdentity } from './rules/pro-1-protected-identity.ts';
import { arc1Archive } from './rules/arc-1-archive.ts';
import { thp1Informant } from './rules/thp-1-informant.ts';
import { aud1Audit } from './rules/aud-1-audit.ts';
import { shd1Shield } from './rules/shd-1-shield.ts';
import { sar1HarmToOthers } from './rules/sar-1-harm-to-others.ts';
import { sar2OwnInformation } from './rules/sar-2-own-information.ts';
import { sar3ChildConfidence } from './rules/sar-3-child-confidence.ts';
import { sar4Parent } from './rules/sar-4-parent.ts';
import { sar5NoDataSubject } from './rules/sar-5-no-data-subject.ts';
import { stw1IndexFields } from './rules/stw-1-index-fields.ts';
import { stw2Involvements } from './rules/stw-2-involvements.ts';
import { stw3NoContent } from './rules/stw-3-no-content.ts';
import { own1OwnUnit } from './rules/own-1-own-unit.ts';
import { own2OwnAgency } from './rules/own-2-own-agency.ts';
import { emg1BreakGlass } from './rules/emg-1-break-glass.ts';
import { sta1StatutoryOrder } from './rules/sta-1-statutory-order.ts';
import { saf0MoreDetrimental } from './rules/saf-0-more-detrimental.ts';
import { saf1SuspectedHarm } from './rules/saf-1-suspected-harm.ts';
import { sen1SensitiveConsent } from './rules/sen-1-sensitive-consent.ts';
import { sen2SensitiveListed } from './rules/sen-2-sensitive-listed.ts';
import { sen3SensitiveHidden } from './rules/sen-3-sensitive-hidden.ts';
import { saf2Concern } from './rules/saf-2-concern.ts';
import { rel1Stranger } from './rules/rel-1-stranger.ts';
import { pol1DomesticAbuseNotice } from './rules/pol-1-domestic-abuse-notice.ts';
import { pol2ChildInNeed } from './rules/pol-2-child-in-need.ts';
import { pol3PoliceHidden } from './rules/pol-3-police-hidden.ts';
import { idx1IndexFields } from './rules/idx-1-index-fields.ts';
import { uni1Universal } from './rules/uni-1-universal.ts';
import { sts1Status } from './rules/sts-1-status.ts';
import { ref1Refusal } from './rules/ref-1-refusal.ts';
import { cns1Consent } from './rules/cns-1-consent.ts';
import { s171ChildInNeed } from './rules/s17-1-child-in-need.ts';
import { isa1SharingAgreement } from './rules/isa-1-sharing-agreement.ts';
import { def1Declared } from './rules/def-1-declared.ts';
import { def2Default } from './rules/def-2-default.ts';

/**
 * The sharing policy: for each item the first rule that matches decides. The order carries meaning, as the comments
 * say; a rule may rely on every rule above it not having matched.
 */
export const RULES: readonly Rule[] = [
  // Refusals first: a request that may not be made at all is answered before anything about the child is looked at.
  acc1Standing,
  acc2Purpose,
  acc3RowLevel,
  // What nothing below may open: people who must not know, hidden identities, archived records, informants, and
  // payloads under audit.
  con1Conflict,
  pro1ProtectedIdentity,
  arc1Archive,
  thp1Informant,
  aud1Audit,
  // The shield stands before every row that releases, so no purpose, consent or agreement opens what it covers.
  shd1Shield,
  // Purposes that bring their own complete answer, and so end here.
  sar1HarmToOthers,
  sar2OwnInformation,
  sar3ChildConfidence,
  sar4Parent,
  sar5NoDataSubject,
  stw1IndexFields,
  stw2Involvements,
  stw3NoContent,
  // Records that are already the actor’s own are not shared by being shown.
  own1OwnUnit,
  own2OwnAgency,
  // Duties and dangers that stand above consent, gravest first.
  emg1BreakGlass,
  sta1StatutoryOrder,
  saf0MoreDetrimental,
  saf1SuspectedHarm,
  // Sensitive services: after suspected harm, which no refusal blocks, and before every general rule, which would
  // say too much.
  sen1SensitiveConsent,
  sen2SensitiveListed,
  sen3SensitiveHidden,
  // A concern without standing to see more, before the test of relationship: it must not be lost.
  saf2Concern,
  // From here on the actor works with the child.
  rel1Stranger,
  // Categories with an answer of their own, whatever was consented to.
  pol1DomesticAbuseNotice,
  pol2ChildInNeed,
  pol3PoliceHidden,
  idx1IndexFields,
  uni1Universal,
  sts1Status,
  // Consent: a refusal before every ground that could open in spite of it.
  ref1Refusal,
  // Grounds that release, the family’s own word first.
  cns1Consent,
  s171ChildInNeed,
  isa1SharingAgreement,
  // What is left. The last row always matches.
  def1Declared,
  def2Default,
];
