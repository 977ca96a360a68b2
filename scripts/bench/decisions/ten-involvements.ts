import type { Custodian } from '../../../schema/contract/agency.ts';
import type { InformationCategory } from '../../../schema/contract/information-category.ts';
import type { ConsentRow, LinkedRecord, SharingRecord } from '../../../subgraphs/child-index/sharing/sharing-record.ts';

/** Ten units, of every agency and every category that there is. */
const LINKS: readonly (readonly [Custodian, string, InformationCategory, string | null])[] = [
  ['EDUCATION', 'cheney-school', 'INV_UNIVERSAL', null],
  ['EDUCATION', 'banbury-school', 'INV_UNIVERSAL', null],
  ['HEALTH', 'sundial-practice', 'INV_UNIVERSAL', 'GP_REGISTRATION'],
  ['HEALTH', 'school-nursing', 'INV_UNIVERSAL', 'SCHOOL_NURSING'],
  ['HEALTH', 'speech-language-therapy', 'INV_TARGETED', 'SPEECH_LANGUAGE_THERAPY'],
  ['HEALTH', 'pcamhs-city', 'INV_SENSITIVE', 'PCAMHS'],
  ['SOCIAL_CARE', 'assessment-city', 'INV_SPECIALIST', null],
  ['SOCIAL_CARE', 'family-support-city', 'INV_SPECIALIST', null],
  ['CONNEXIONS', 'connexions-city', 'INV_UNIVERSAL', null],
  ['POLICE', 'public-protection-city', 'POLICE_EVENT', 'DOMESTIC_ABUSE'],
];

/** A child with ten involvements, of whom so many decisions about sharing are on record. */
export function childWithTenInvolvements(consents: number, shielded: boolean): SharingRecord {
  return {
    childId: '00000000-0000-4000-8000-000000000001',
    givenName: 'Poppy',
    familyName: 'Larkspur',
    dateOfBirth: '2013-02-17',
    expectedDateOfDelivery: null,
    sex: 'FEMALE',
    protectedIdentity: false,
    keyHolders: [],
    archived: false,
    shielded,
    declared: false,
    links: LINKS.map(([custodian, unit, category, kind], place): LinkedRecord => {
      return { custodian, unit, category, kind, recordId: `record-${place}` };
    }),
    restrictions: [],
    consents: Array.from({ length: consents }, (_, place) => consent(place)),
    competence: null,
    orders: [],
    agreements: [],
  };
}

/** Parents by turns, who agree, narrow it down and refuse: what takes the most weighing. */
function consent(place: number): ConsentRow {
  const month = String((place % 12) + 1).padStart(2, '0');
  return {
    giver: 'PR_HOLDER',
    giverId: place % 2 === 0 ? 'mother' : 'father',
    refusal: place % 5 === 4,
    categories: ['INV_TARGETED', 'INV_SPECIALIST', 'INV_SENSITIVE'],
    recipients: ['EDUCATION', 'HEALTH'],
    purposes: ['SERVICE', 'EARLY_HELP'],
    scope: place % 3 === 0 ? 'EXISTENCE' : 'CONTACT',
    explicit: true,
    givenAt: `${2010 + Math.floor(place / 12)}-${month}-01T09:00:00Z`,
    expiresAt: null,
    withdrawnAt: null,
    recordedAt: null,
    withdrawnHere: false,
  };
}
