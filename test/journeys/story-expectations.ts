import type { Custodian, SubgraphName } from '../../schema/contract/agency.ts';
import type { InformationCategory } from '../../schema/contract/information-category.ts';
import type { DemoStory } from '../../subgraphs/kernel/demo-person.ts';

/** What is to come of one involvement that the index knows of. */
export interface ExpectedInvolvement {
  readonly agency: Custodian;
  readonly unit: string;
  /** How it is shown; null where it is not. */
  readonly shown: string | null;
  readonly withheldDetails: readonly InformationCategory[];
  /** Category, rule and effect of each decision about it. */
  readonly decided: readonly string[];
}

export interface ExpectedStory {
  readonly notices: readonly string[];
  /** What is decided about the index's own fields: identity, parents' names, location. */
  readonly identity: readonly [string, string, string];
  readonly involvements: readonly ExpectedInvolvement[];
  /** The agencies that are asked, which are those of the released involvements and no others. */
  readonly asked: readonly SubgraphName[];
}

const KNOWN_TO_ASKER = identity('IDX-1 RELEASE', 'IDX-1 RELEASE', 'IDX-1 RELEASE');

/** A universal service of another agency, towards someone who works with the child: who, but no content. */
const UNIVERSAL = ['INV_UNIVERSAL UNI-1 RELEASE', 'CASE_DETAIL DEF-2 HIDE'] as const;
const OWN_UNIVERSAL = ['INV_UNIVERSAL OWN-1 RELEASE', 'CASE_DETAIL OWN-1 RELEASE'] as const;
const SHIELDED_UNIVERSAL = ['INV_UNIVERSAL SHD-1 HIDE', 'CASE_DETAIL SHD-1 HIDE'] as const;
const STRANGE_UNIVERSAL = ['INV_UNIVERSAL REL-1 HIDE', 'CASE_DETAIL REL-1 HIDE'] as const;
const HARM_UNIVERSAL = ['INV_UNIVERSAL SAF-1 RELEASE', 'CASE_DETAIL SAF-1 RELEASE'] as const;

const WATERMILL = 'watermill-surgery-headington-1';
const SUNDIAL = 'sundial-medical-practice-headington-1';

/** What each story's question has to bring, worked out by hand from the decision table. */
export const EXPECTED: Readonly<Record<DemoStory, ExpectedStory>> = {
  plain: {
    notices: [],
    identity: KNOWN_TO_ASKER,
    involvements: [
      shown('EDUCATION', 'cheney-school', OWN_UNIVERSAL),
      shown('HEALTH', WATERMILL, UNIVERSAL),
      shown('HEALTH', 'school-nursing', UNIVERSAL),
      shown('CONNEXIONS', 'connexions-city', UNIVERSAL),
    ],
    asked: ['education', 'health', 'connexions'],
  },
  withheld: {
    notices: [],
    identity: KNOWN_TO_ASKER,
    involvements: [
      shown('EDUCATION', 'cheney-school', OWN_UNIVERSAL),
      shown('HEALTH', WATERMILL, UNIVERSAL),
      shown('HEALTH', 'school-nursing', UNIVERSAL),
      withheld('HEALTH', 'speech-language-therapy', ['INV_TARGETED DEF-1 WITHHOLD', 'CASE_DETAIL DEF-2 HIDE']),
      withheld('SOCIAL_CARE', 'family-support-city', [
        'INV_SPECIALIST DEF-1 WITHHOLD',
        'STATUS STS-1 WITHHOLD',
        'CASE_DETAIL DEF-2 HIDE',
      ]),
    ],
    asked: ['education', 'health'],
  },
  'sensitive-hidden': {
    notices: [],
    identity: KNOWN_TO_ASKER,
    involvements: [
      shown('EDUCATION', 'cheney-school', OWN_UNIVERSAL),
      shown('HEALTH', SUNDIAL, UNIVERSAL),
      shown('HEALTH', 'school-nursing', UNIVERSAL),
      hidden('HEALTH', 'pcamhs-city', ['INV_SENSITIVE SEN-3 HIDE', 'CASE_DETAIL SEN-3 HIDE']),
    ],
    asked: ['education', 'health'],
  },
  'sensitive-masked': {
    notices: [],
    identity: KNOWN_TO_ASKER,
    involvements: [
      shown('EDUCATION', 'cheney-school', UNIVERSAL),
      shown('HEALTH', SUNDIAL, UNIVERSAL),
      masked('HEALTH', 'pcamhs-city', ['INV_SENSITIVE SEN-2 MASK', 'CASE_DETAIL SEN-3 HIDE']),
      shown('CONNEXIONS', 'connexions-city', OWN_UNIVERSAL),
    ],
    asked: ['education', 'health', 'connexions'],
  },
  shielded: {
    notices: ['SHIELDED'],
    identity: identity('IDX-1 RELEASE', 'IDX-1 RELEASE', 'SHD-1 HIDE'),
    involvements: [
      hidden('EDUCATION', 'barton-sandhills-childrens-centre', SHIELDED_UNIVERSAL),
      hidden('HEALTH', WATERMILL, SHIELDED_UNIVERSAL),
      shown('HEALTH', 'health-visiting-city', OWN_UNIVERSAL),
      hidden('SOCIAL_CARE', 'family-support-city', [
        'INV_SPECIALIST SHD-1 HIDE',
        'STATUS SHD-1 HIDE',
        'CASE_DETAIL SHD-1 HIDE',
      ]),
    ],
    asked: ['health'],
  },
  'section-47': {
    notices: [],
    identity: identity('SAF-1 RELEASE', 'SAF-1 RELEASE', 'SAF-1 RELEASE'),
    involvements: [
      shown('EDUCATION', 'cheney-school', HARM_UNIVERSAL),
      shown('HEALTH', SUNDIAL, HARM_UNIVERSAL),
      shown('HEALTH', 'school-nursing', HARM_UNIVERSAL),
      shown('HEALTH', 'speech-language-therapy', ['INV_TARGETED SAF-1 RELEASE', 'CASE_DETAIL SAF-1 RELEASE']),
      shown('HEALTH', 'pcamhs-city', ['INV_SENSITIVE SAF-1 RELEASE', 'CASE_DETAIL SAF-1 WITHHOLD'], ['CASE_DETAIL']),
      shown('SOCIAL_CARE', 'assessment-city', [
        'INV_SPECIALIST OWN-1 RELEASE',
        'STATUS OWN-1 RELEASE',
        'CASE_DETAIL OWN-1 RELEASE',
      ]),
      shown('POLICE', 'public-protection-city', ['POLICE_EVENT SAF-1 RELEASE', 'CASE_DETAIL SAF-1 RELEASE']),
      shown('POLICE', 'neighbourhood-city', ['POLICE_EVENT SAF-1 RELEASE', 'CASE_DETAIL SAF-1 RELEASE']),
    ],
    asked: ['education', 'health', 'social-care', 'police'],
  },
  'agency-down': {
    notices: [],
    identity: KNOWN_TO_ASKER,
    involvements: [
      shown('EDUCATION', 'cheney-school', OWN_UNIVERSAL),
      shown('HEALTH', SUNDIAL, UNIVERSAL),
      shown('HEALTH', 'school-nursing', UNIVERSAL),
      shown('SOCIAL_CARE', 'family-support-city', [
        'INV_SPECIALIST S17-1 RELEASE',
        'STATUS STS-1 RELEASE',
        'CASE_DETAIL DEF-2 HIDE',
      ]),
    ],
    asked: ['education', 'health', 'social-care'],
  },
  stranger: {
    notices: ['NO_RELATIONSHIP'],
    identity: identity('REL-1 RELEASE_REDUCED', 'REL-1 HIDE', 'REL-1 HIDE'),
    involvements: [
      hidden('EDUCATION', 'cheney-school', STRANGE_UNIVERSAL),
      hidden('HEALTH', WATERMILL, STRANGE_UNIVERSAL),
      hidden('HEALTH', 'school-nursing', STRANGE_UNIVERSAL),
    ],
    asked: [],
  },
};

function identity(...[who, parents, place]: [string, string, string]): [string, string, string] {
  return [`IDX_IDENTITY ${who}`, `IDX_PARENT_NAME ${parents}`, `IDX_LOCATION ${place}`];
}

function shown(
  agency: Custodian,
  unit: string,
  decided: readonly string[],
  withheldDetails: readonly InformationCategory[] = [],
): ExpectedInvolvement {
  const type: Record<Custodian, string> = {
    EDUCATION: 'EducationInvolvement',
    HEALTH: 'HealthInvolvement',
    SOCIAL_CARE: 'SocialCareInvolvement',
    CONNEXIONS: 'ConnexionsInvolvement',
    POLICE: 'PoliceInvolvement',
  };
  return { agency, unit, shown: type[agency], withheldDetails, decided };
}

function withheld(agency: Custodian, unit: string, decided: readonly string[]): ExpectedInvolvement {
  return { agency, unit, shown: 'WithheldInvolvement', withheldDetails: [], decided };
}

function masked(agency: Custodian, unit: string, decided: readonly string[]): ExpectedInvolvement {
  return { agency, unit, shown: 'UnspecifiedSensitiveInvolvement', withheldDetails: [], decided };
}

function hidden(agency: Custodian, unit: string, decided: readonly string[]): ExpectedInvolvement {
  return { agency, unit, shown: null, withheldDetails: [], decided };
}
