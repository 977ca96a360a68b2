import { PURPOSES, type Actor, type Purpose } from '../../../schema/contract/actor.ts';
import type { ErrorDetail } from '../../../schema/contract/error-codes.ts';
import type { DemoStory } from '../../../subgraphs/kernel/demo-person.ts';
import {
  actorOf,
  AUNT,
  PARENT_OF_CHILD,
  PARENT_OF_YOUNG_PERSON,
  YOUNG_PERSON,
  type Circumstance,
} from './circumstances.ts';

/** One question for one purpose, and what has to be decided and told of one item. */
export interface PurposeJourney {
  readonly sentence: string;
  readonly purpose: Purpose;
  readonly asks: Actor;
  readonly about: DemoStory | Circumstance;
  /** Category, custodian, unit, rule and effect, as the audit trail has them. */
  readonly decided: string;
  readonly cause?: string;
  readonly override?: string;
  readonly reason?: null;
  /** What the error of a refused operation says. */
  readonly refusedFor?: ErrorDetail;
}

const teacher = actorOf('teacher');
const lead = actorOf('safeguarding-lead');
const socialWorker = actorOf('social-worker');
const healthVisitor = actorOf('health-visitor');
const adviser = actorOf('personal-adviser');
const officer = actorOf('neighbourhood-officer');
const manager = actorOf('index-manager');
const auditor = actorOf('auditor');
const elsewhere = actorOf('stranger');

const CAUSE = { cause: 'Unexplained bruising seen by the school nurse' };
const OVERRIDE = { ...CAUSE, override: 'The strategy meeting has to know where the family is' };
const DOCTOR = 'INV_UNIVERSAL HEALTH watermill-surgery-headington-1';
const SCHOOL = 'INV_UNIVERSAL EDUCATION cheney-school';
const SPEECH = 'INV_TARGETED HEALTH speech-language-therapy';
const FAMILY_SUPPORT = 'INV_SPECIALIST SOCIAL_CARE family-support-city';
const FAMILY_STATUS = 'STATUS SOCIAL_CARE family-support-city';
const MENTAL_HEALTH = 'INV_SENSITIVE HEALTH pcamhs-city';
const PROTECTION_NOTICE = 'POLICE_EVENT POLICE public-protection-city';
const NEIGHBOURHOOD_NOTICE = 'POLICE_EVENT POLICE neighbourhood-city';
const IDENTITY = 'IDX_IDENTITY HUB -';
const PLACE = 'IDX_LOCATION HUB -';

type Row = [sentence: string, Actor, PurposeJourney['about'], decided: string, more?: Partial<PurposeJourney>];

const ROWS: Readonly<Record<Purpose, readonly Row[]>> = {
  SERVICE: [
    ['a teacher is told where a pupil lives', teacher, 'plain', `${PLACE} IDX-1 RELEASE`],
    ['a teacher is told who a pupil’s doctor is', teacher, 'plain', `${DOCTOR} UNI-1 RELEASE`],
    ['a school reads its own record', teacher, 'plain', 'CASE_DETAIL EDUCATION cheney-school OWN-1 RELEASE'],
    [
      'an officer is told of a notice of another police unit',
      officer,
      'section-47',
      `${PROTECTION_NOTICE} OWN-2 RELEASE`,
    ],
    ['a teacher is told of the therapist whom the family agreed to', teacher, 'consented', `${SPEECH} CNS-1 RELEASE`],
    [
      'a teacher is told of the sensitive service agreed to',
      teacher,
      'consented-to-all',
      `${MENTAL_HEALTH} SEN-1 RELEASE`,
    ],
    ['a safeguarding lead is told a child’s status', lead, 'withheld', `${FAMILY_STATUS} STS-1 RELEASE`],
    ['a teacher from elsewhere can confirm who it is', elsewhere, 'stranger', `${IDENTITY} REL-1 RELEASE_REDUCED`],
    [
      'a safeguarding lead gets notice of domestic abuse',
      lead,
      'section-47',
      `${PROTECTION_NOTICE} POL-1 RELEASE_REDUCED`,
    ],
    ['a teacher is told that some therapist exists, and to ask', teacher, 'withheld', `${SPEECH} DEF-1 WITHHOLD`],
    ['a teacher is told to ask about a child’s status', teacher, 'consented', `${FAMILY_STATUS} STS-1 WITHHOLD`],
    ['a refusal leaves that some therapist exists', teacher, 'refused', `${SPEECH} REF-1 WITHHOLD`],
    ['an adviser sees an unspecified service', adviser, 'sensitive-masked', `${MENTAL_HEALTH} SEN-2 MASK`],
    ['a teacher sees no sensitive service', teacher, 'sensitive-hidden', `${MENTAL_HEALTH} SEN-3 HIDE`],
    ['a teacher sees no police notice', teacher, 'section-47', `${NEIGHBOURHOOD_NOTICE} POL-3 HIDE`],
    [
      'a teacher reads nothing of what a doctor wrote',
      teacher,
      'plain',
      'CASE_DETAIL HEALTH school-nursing DEF-2 HIDE',
    ],
    ['a refusal hides what was written', teacher, 'refused', 'CASE_DETAIL HEALTH school-nursing REF-1 HIDE'],
    ['a teacher from elsewhere sees no school', elsewhere, 'stranger', `${SCHOOL} REL-1 HIDE`],
    ['a health visitor sees nothing behind a shield', healthVisitor, 'shielded', `${DOCTOR} SHD-1 HIDE`],
    ['an aunt is told nothing, though she teaches there', AUNT, 'related', `${IDENTITY} CON-1 HIDE`],
    ['a grown-up’s record is archived', teacher, 'grown-up', `${IDENTITY} ARC-1 HIDE`],
    ['a former identity is not told of', teacher, 'protected', 'IDENTITY_LINK HUB - PRO-1 HIDE'],
  ],
  EARLY_HELP: [
    ['an agreement between the agencies opens who helps', officer, 'section-47', `${SPEECH} ISA-1 RELEASE`],
    [
      'who does not work with the child can confirm who it is',
      elsewhere,
      'stranger',
      `${IDENTITY} REL-1 RELEASE_REDUCED`,
    ],
    [
      'a teacher is told that social care is involved, and to ask',
      teacher,
      'withheld',
      `${FAMILY_SUPPORT} DEF-1 WITHHOLD`,
    ],
    ['a sensitive service stays unspecified', adviser, 'sensitive-masked', `${MENTAL_HEALTH} SEN-2 MASK`],
    ['a sensitive service stays hidden', teacher, 'sensitive-hidden', `${MENTAL_HEALTH} SEN-3 HIDE`],
  ],
  WELFARE_S17: [
    ['a safeguarding lead is told who in social care helps', lead, 'agency-down', `${FAMILY_SUPPORT} S17-1 RELEASE`],
    [
      'a social worker who is not involved confirms a name',
      socialWorker,
      'stranger',
      `${IDENTITY} REL-1 RELEASE_REDUCED`,
    ],
    ['a safeguarding lead is told to ask the police', lead, 'section-47', `${NEIGHBOURHOOD_NOTICE} POL-2 WITHHOLD`],
    ['need does not name a service that consent masks', lead, 'masked-to-all', `${MENTAL_HEALTH} SEN-2 MASK`],
    ['need does not list a sensitive service', lead, 'sensitive-hidden', `${MENTAL_HEALTH} SEN-3 HIDE`],
  ],
  SAFEGUARD_S47: [
    [
      'with cause even a sensitive service is named',
      socialWorker,
      'section-47',
      `${MENTAL_HEALTH} SAF-1 RELEASE`,
      CAUSE,
    ],
    ['past a shield sees who says that they must', socialWorker, 'shielded', `${DOCTOR} SAF-1 RELEASE`, OVERRIDE],
    ['a teacher’s concern opens who the doctor is', teacher, 'plain', `${DOCTOR} SAF-2 RELEASE`],
    [
      'what a sensitive service wrote has to be asked for',
      socialWorker,
      'section-47',
      'CASE_DETAIL HEALTH pcamhs-city SAF-1 WITHHOLD',
      CAUSE,
    ],
    ['a teacher’s concern opens no therapist', teacher, 'withheld', `${SPEECH} SAF-2 WITHHOLD`],
    ['a teacher’s concern does not name a masked service', teacher, 'masked-to-all', `${MENTAL_HEALTH} SEN-2 MASK`],
    ['cause alone does not see past a shield', socialWorker, 'shielded', `${DOCTOR} SHD-1 HIDE`, CAUSE],
  ],
  EMERGENCY: [
    [
      'the sensitive service is named to whoever has to act',
      elsewhere,
      'sensitive-hidden',
      `${MENTAL_HEALTH} EMG-1 RELEASE`,
    ],
    [
      'what practitioners wrote has to be asked for',
      elsewhere,
      'plain',
      'CASE_DETAIL HEALTH school-nursing EMG-1 WITHHOLD',
    ],
    ['a teacher does not see past a shield', teacher, 'shielded', `${DOCTOR} SHD-1 HIDE`],
  ],
  STATUTORY: [
    ['what a court’s order names is told', socialWorker, 'ordered', `${SPEECH} STA-1 RELEASE`],
    ['what the order does not name has to be asked for', socialWorker, 'ordered', `${FAMILY_SUPPORT} STA-1 WITHHOLD`],
    ['an archived record is not opened for a social worker', socialWorker, 'grown-up', `${IDENTITY} ARC-1 HIDE`],
  ],
  DATA_STEWARDSHIP: [
    ['a manager sees where a child lives', manager, 'plain', `${PLACE} STW-1 RELEASE`],
    ['a manager sees behind a shield who is involved', manager, 'shielded', `${DOCTOR} STW-2 RELEASE`],
    [
      'a manager sees that some sensitive service is involved',
      manager,
      'sensitive-hidden',
      `${MENTAL_HEALTH} STW-2 MASK`,
    ],
    ['a manager reads nothing of a record', manager, 'plain', 'CASE_DETAIL EDUCATION cheney-school STW-3 HIDE'],
  ],
  SUBJECT_ACCESS: [
    ['a young person sees who helps them', YOUNG_PERSON, 'sensitive-masked', `${MENTAL_HEALTH} SAR-2 RELEASE`],
    ['a parent sees a child’s school', PARENT_OF_CHILD, 'plain', `${SCHOOL} SAR-4 RELEASE`],
    [
      'a parent does not see what is the young person’s own',
      PARENT_OF_YOUNG_PERSON,
      'sensitive-masked',
      `${IDENTITY} SAR-3 HIDE`,
    ],
    ['a teacher is no data subject', teacher, 'plain', `${IDENTITY} SAR-5 HIDE`],
  ],
  AUDIT: [['an auditor sees no child', auditor, 'plain', `${IDENTITY} AUD-1 HIDE`]],
  PLANNING: [
    [
      'children are not answered one by one',
      teacher,
      'plain',
      `${IDENTITY} ACC-3 REFUSE`,
      { refusedFor: 'ROW_LEVEL_PURPOSE' },
    ],
  ],
  LAW_ENFORCEMENT: [
    [
      'the police ask the custodian',
      officer,
      'section-47',
      `${IDENTITY} ACC-3 REFUSE`,
      { refusedFor: 'ROW_LEVEL_PURPOSE' },
    ],
  ],
};

const WITHOUT_REASON: Row = [
  'nothing is answered without a reason',
  teacher,
  'plain',
  `${IDENTITY} ACC-2 REFUSE`,
  { reason: null, refusedFor: 'REASON_MISSING' },
];

export const PURPOSE_JOURNEYS: readonly PurposeJourney[] = PURPOSES.flatMap((purpose) =>
  [...ROWS[purpose], WITHOUT_REASON].map(([sentence, asks, about, decided, more]) => ({
    sentence,
    purpose,
    asks,
    about,
    decided,
    ...more,
  })),
);

/** What the table can decide and no question to this hub brings about, with the reason why. */
export const NOT_THROUGH_THE_GATEWAY: Readonly<Record<string, string>> = {
  'ACC-1 REFUSE': 'The gateway turns such a token away before any part of the hub is asked.',
  'THP-1 HIDE': 'No agency publishes who raised a concern, so that no item is marked as telling it.',
  'SAR-1 HIDE': 'No agency publishes what is about others, or marks what could harm a data subject.',
  'SAF-0 WITHHOLD': 'No agency can mark an item as more detrimental to tell than to keep silent about.',
};
