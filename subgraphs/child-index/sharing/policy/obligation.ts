/** What whoever carries out a decision has to do besides. */
export const OBLIGATIONS = {
  AUDIT: 'Put the decision on the audit trail before anything leaves.',
  ALARM: 'Alarm the operators: the policy itself failed.',
  ALERT_INDEX_TEAM: 'Alert the index team.',
  ALERT_CUSTODIAN: 'Alert the custodian.',
  SINGLE_REQUEST: 'Let the release last for this one request only.',
  REVIEW_NEXT_WORKING_DAY: 'Have the access reviewed within one working day.',
  RECORD_REASONS: 'Record the reasons for sharing.',
  RECORD_FAMILY_TOLD: 'Record whether the family was told.',
  SHOW_CONSENT: 'Show what consent or refusal is on record beside what is released.',
  LOG_WHOM_TO_ASK: 'Record whom the actor was told to ask.',
  ROUTE_TO_SAFEGUARDING_HUB: 'Offer the way to the multi-agency safeguarding hub.',
  OFFER_RECORD_INVOLVEMENT: 'Offer to record the actor’s own involvement.',
  SHOW_BROKER: 'On the record as a whole, and never in place of the item, say whom to contact.',
  REVIEW_DISAGREEMENT: 'Have a person look at holders of parental responsibility who disagree.',
} as const;

export type Obligation = keyof typeof OBLIGATIONS;

/** What follows when someone was let past consent or a shield: it is known, short-lived and looked at afterwards. */
export const EXCEPTIONAL_ACCESS: readonly Obligation[] = [
  'ALERT_CUSTODIAN',
  'ALERT_INDEX_TEAM',
  'SINGLE_REQUEST',
  'REVIEW_NEXT_WORKING_DAY',
];
