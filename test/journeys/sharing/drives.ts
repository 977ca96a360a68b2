import { PERSONAS } from '../../../scripts/demo/personas.ts';
import type { Asking } from '../hub.ts';
import { PARENT_OF_CHILD } from './circumstances.ts';
import { about, idOf, kept, NOBODY, recordOf, review, type Drive } from './drive.ts';

const unit = 'unit-of-nobody';
const SAFEGUARDING: Asking = { purpose: 'SAFEGUARD_S47', cause: 'Unexplained bruising' };
const EMERGENCY: Asking = { purpose: 'EMERGENCY' };
const STEWARD: Asking = { purpose: 'DATA_STEWARDSHIP' };
const reason = 'The family has told us';
const FROM = '2026-01-01T00:00:00Z';

const CONSENT = {
  giver: 'PR_HOLDER',
  giverId: 'mother',
  giverName: 'Clare',
  authority: 'Mother',
  decision: 'GIVEN',
  categories: ['INV_TARGETED'],
  recipients: ['EDUCATION'],
  purposes: ['SERVICE'],
  scope: 'CONTACT',
  explicit: true,
  obtained: 'VERBAL',
  until: '2031-01-01T00:00:00Z',
  reason,
};

const NO_REVIEWS = {
  __typename: 'MatchReviewConnection',
  edges: [],
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
};
const NO_ALERTS = {
  __typename: 'AlertConnection',
  edges: [],
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
};

/** Root fields of the index that tell of no child, and why. */
export const OF_NO_CHILD: Readonly<Record<string, string>> = {
  sharingAgreements: 'What agencies have agreed among themselves.',
  dataQuality: 'How many of an agency’s records are wanting, and some by the agency’s own ids.',
  recordSharingAgreement: 'The same.',
  endSharingAgreement: 'The same.',
};

/** Subgraphs whose root fields are not decided upon by the sharing policy, and why. */
export const OF_ANOTHER_RULE: Readonly<Record<string, string>> = {
  AUDIT: 'Events, which it tells to auditors and to nobody else.',
  SERVICE_DIRECTORY: 'Services for everybody; it keeps nothing about anybody.',
};

/** How each root field is asked about a child, mutations in an order in which each finds what it changes. */
export const DRIVES: Readonly<Record<string, readonly Drive[]>> = {
  recordConsent: [about('section-47', 'social-worker', SAFEGUARDING, CONSENT)],
  withdrawConsent: [
    kept(
      `select c.id::text as id from child_index.consent c where recorded_by is not null order by recorded_at desc limit 1`,
      'consentId',
      'social-worker',
      SAFEGUARDING,
      { reason },
    ),
  ],
  recordCompetence: [
    about('section-47', 'social-worker', SAFEGUARDING, { competent: false, assessedOn: '2026-03-02', reason }),
  ],
  recordCourtOrder: [
    about('section-47', 'social-worker', SAFEGUARDING, {
      categories: ['INV_TARGETED'],
      reference: 'OX26C00017',
      from: FROM,
      until: '2027-01-01T00:00:00Z',
      reason,
    }),
  ],
  addRestrictedPerson: [
    about('section-47', 'social-worker', SAFEGUARDING, {
      actorId: 'a-danger',
      relation: 'RESTRICTED',
      until: '2030-01-01',
      reason,
    }),
  ],
  shieldChild: [
    about(
      'section-47',
      'social-worker',
      { ...SAFEGUARDING, override: 'We have to know who holds the case' },
      { reason },
    ),
  ],
  liftShield: [about('section-47', 'index-manager', STEWARD, { reason })],
  declareRelationship: [about('stranger', 'stranger', {}, { kind: 'OWN_INVOLVEMENT', reason })],
  child: [
    about('section-47', 'social-worker', SAFEGUARDING, {}, 'id'),
    about('withheld', 'teacher', {}, {}, 'id'),
    about('plain', 'personal-adviser', {}, {}, 'id'),
    about('sensitive-masked', 'personal-adviser', {}, {}, 'id'),
    about('plain', 'safeguarding-lead', EMERGENCY, {}, 'id'),
    about('section-47', 'health-visitor', EMERGENCY, {}, 'id'),
    about('no-longer-plain', 'teacher', {}, {}, 'id'),
    about('no-longer-plain', 'personal-adviser', {}, {}, 'id'),
    about('no-longer-section-47', 'social-worker', SAFEGUARDING, {}, 'id'),
  ],
  myAccessHistory: [
    { who: PARENT_OF_CHILD, asking: { purpose: 'SUBJECT_ACCESS' }, known: idOf('plain'), unknown: { childId: NOBODY } },
  ],
  childByIdentifier: [
    {
      who: 'teacher',
      known: (hub) => ({ type: 'NHS_NUMBER', value: hub.child('plain').truth.nhsNumber }),
      unknown: { type: 'NHS_NUMBER', value: '9990000018' },
    },
  ],
  findChildren: [
    {
      who: 'teacher',
      known: ({ child }) => {
        const { familyName, givenName, dateOfBirth, postcode } = child('plain').truth;
        return { familyName, givenName, dateOfBirth, postcode };
      },
      unknown: { familyName: 'Noname', givenName: 'Nobody', dateOfBirth: '2013-01-01', postcode: 'ZZ1 1ZZ' },
    },
  ],
  caseload: [{ who: 'teacher', known: () => ({ first: 5 }), elsewhere: { ...PERSONAS.teacher.actor, unit } }],
  alerts: [
    { who: 'index-manager', asking: STEWARD, known: () => ({ first: 100 }), nothing: NO_ALERTS },
    { who: 'safeguarding-lead', known: () => ({}), elsewhere: { ...PERSONAS['safeguarding-lead'].actor, unit } },
  ],
  explainDecision: [
    kept(
      // The latest, on which most is on record.
      `select id::text as id from audit.entry where kind = 'decision' and content::text like '%SAF-1%'
       and content -> 'facts' -> 'consents' <> '[]' order by seq desc limit 1`,
      'auditEntryId',
      'index-manager',
      STEWARD,
    ),
  ],
  acknowledgeAlert: [
    kept(
      `select id::text as id from child_index.alert where audience = 'HUB' and acknowledged_at is null limit 1`,
      'id',
      'index-manager',
      STEWARD,
      { note: 'Rang the team manager' },
    ),
  ],
  mergeChildren: [
    {
      who: 'index-manager',
      asking: STEWARD,
      known: async (hub) => ({
        keep: await hub.childId('agency-down'),
        absorb: await hub.childId('no-longer-plain'),
        reason,
      }),
      unknown: { keep: NOBODY, absorb: NOBODY },
    },
  ],
  undoLinkDecision: [
    kept(
      `select seq::text as id from child_index.link_event where kind = 'MERGED' order by seq desc limit 1`,
      'id',
      'index-manager',
      STEWARD,
      { reason },
      '999999999999',
    ),
  ],
  matchReviews: [
    { who: 'index-manager', asking: STEWARD, known: review('stranger', 'withheld', {}), nothing: NO_REVIEWS },
  ],
  rejectMatch: [
    {
      who: 'index-manager',
      asking: STEWARD,
      known: review('stranger', 'withheld', { reason }),
      unknown: { reviewId: NOBODY },
    },
  ],
  confirmMatch: [
    {
      who: 'index-manager',
      asking: STEWARD,
      known: review('sensitive-masked', 'sensitive-hidden', { reason }),
      unknown: { reviewId: NOBODY },
    },
  ],
  splitChild: [
    {
      who: 'index-manager',
      asking: STEWARD,
      known: async (hub) => ({
        childId: await hub.childId('section-47'),
        records: [await recordOf(hub, 'section-47', 'HEALTH')],
        reason,
      }),
      unknown: { childId: NOBODY },
    },
  ],
  unlinkRecord: [
    {
      who: 'index-manager',
      asking: STEWARD,
      known: async (hub) => ({ record: await recordOf(hub, 'plain', 'HEALTH'), reason }),
      unknown: { record: { agency: 'HEALTH', recordId: 'HC-0' } },
    },
  ],
};
