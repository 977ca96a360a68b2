import type { Actor, Purpose } from '../../schema/contract/actor.ts';

/** Fictional users: one for each way of looking at a child, one of a family, and one who looks after the directory of services. */
export const PERSONA_NAMES = [
  'social-worker',
  'safeguarding-lead',
  'teacher',
  'health-visitor',
  'personal-adviser',
  'neighbourhood-officer',
  'index-manager',
  'auditor',
  'stranger',
  'parent',
  'curator',
] as const;
export type PersonaName = (typeof PERSONA_NAMES)[number];

export interface Persona {
  readonly actor: Actor;
  /** Name and post. */
  readonly title: string;
  /** Who this is, in a sentence. */
  readonly about: string;
  /** What to put into the Access headers for a first try. */
  readonly suggested: {
    readonly purpose: Purpose;
    readonly reason: string;
    readonly reasonableCause?: string;
  };
}

const WORKING: readonly Purpose[] = ['SERVICE', 'EARLY_HELP'];
const URGENT: readonly Purpose[] = ['SAFEGUARD_S47', 'EMERGENCY'];

export const PERSONAS: Readonly<Record<PersonaName, Persona>> = {
  'social-worker': {
    actor: {
      ...actor('social-worker', 'SOCIAL_CARE', 'assessment-city', 'SOCIAL_WORKER'),
      purposes: [...WORKING, 'WELFARE_S17', ...URGENT],
    },
    title: 'Adaeze Pemberton, social worker',
    about: 'She assesses the needs of children in Oxford whom someone is worried about.',
    suggested: {
      purpose: 'SAFEGUARD_S47',
      reason: 'Section 47 enquiry, strategy discussion today',
      reasonableCause: 'Unexplained bruising seen by the school nurse',
    },
  },
  'safeguarding-lead': {
    actor: {
      ...actor('safeguarding-lead', 'EDUCATION', 'cheney-school', 'DSL'),
      purposes: [...WORKING, 'WELFARE_S17', ...URGENT],
    },
    title: 'Ruth Openshaw, designated safeguarding lead',
    about: 'She is the one whom everybody at Cheney School tells when they are worried about a pupil.',
    suggested: { purpose: 'WELFARE_S17', reason: 'Preparing a child in need meeting' },
  },
  teacher: {
    actor: {
      ...actor('teacher', 'EDUCATION', 'cheney-school', 'PRACTITIONER'),
      purposes: [...WORKING, ...URGENT],
    },
    title: 'Iain Fairweather, head of year',
    about: 'He teaches at Cheney School and wants to know whom to ring about a pupil.',
    suggested: { purpose: 'SERVICE', reason: 'Planning support with the others who help' },
  },
  'health-visitor': {
    actor: {
      ...actor('health-visitor', 'HEALTH', 'health-visiting-city', 'PRACTITIONER'),
      purposes: [...WORKING, ...URGENT],
    },
    title: 'Meera Lightbody, health visitor',
    about: 'She visits families in Oxford with children under five.',
    suggested: { purpose: 'SERVICE', reason: 'Two-year review at home' },
  },
  'personal-adviser': {
    actor: { ...actor('personal-adviser', 'CONNEXIONS', 'connexions-city', 'PRACTITIONER'), purposes: WORKING },
    title: 'Gareth Boateng, personal adviser',
    about: 'He helps young people in Oxford to decide what to do after school.',
    suggested: { purpose: 'SERVICE', reason: 'Agreeing a plan for the next year' },
  },
  'neighbourhood-officer': {
    actor: {
      ...actor('neighbourhood-officer', 'POLICE', 'neighbourhood-city', 'PRACTITIONER'),
      purposes: [...WORKING, ...URGENT],
    },
    title: 'Leanne Tattersall, neighbourhood police officer',
    about: 'She knows the streets of Oxford and now and then a child who should not be out in them.',
    suggested: { purpose: 'EARLY_HELP', reason: 'Finding out who already supports the family' },
  },
  'index-manager': {
    actor: { ...actor('index-manager', 'HUB', 'index', 'INDEX_MANAGER'), purposes: ['DATA_STEWARDSHIP', 'STATUTORY'] },
    title: 'Colin Wainscott, manager of the child index',
    about: 'He keeps the index right and brings people together with services that may not be named.',
    suggested: { purpose: 'DATA_STEWARDSHIP', reason: 'Checking a record that was reported as wrong' },
  },
  auditor: {
    actor: { ...actor('auditor', 'HUB', 'audit', 'AUDITOR'), purposes: ['AUDIT'] },
    title: 'Parveen Garside, auditor',
    about: 'She checks who looked at what and why, and sees no record of a child herself.',
    suggested: { purpose: 'AUDIT', reason: 'Monthly review of access' },
  },
  stranger: {
    actor: { ...actor('stranger', 'EDUCATION', 'banbury-school', 'PRACTITIONER'), purposes: WORKING },
    title: 'Simon Rowbottom, teacher in another town',
    about: 'He teaches in Banbury and has nothing to do with the children of these stories.',
    suggested: { purpose: 'SERVICE', reason: 'Curious about a name' },
  },
  parent: {
    actor: { ...actor('parent', 'FAMILY', 'family', 'PR_HOLDER'), purposes: ['SUBJECT_ACCESS'] },
    title: 'Fern Larkspur, mother of Poppy',
    about: 'She wants to know who has looked at what is known about her daughter.',
    suggested: { purpose: 'SUBJECT_ACCESS', reason: 'Asked for what is held about my daughter' },
  },
  curator: {
    actor: { ...actor('curator', 'HUB', 'core-group-didcot', 'PRACTITIONER'), purposes: ['PLANNING'] },
    title: 'Bronwen Hazeldine, of Didcot’s core group',
    about: 'She keeps the directory’s entries about services in Didcot, and looks at no child.',
    suggested: { purpose: 'PLANNING', reason: 'The yearly review of our entries' },
  },
};

function actor(name: PersonaName, agency: Actor['agency'], unit: string, role: Actor['role']): Omit<Actor, 'purposes'> {
  return { id: `demo-${name}`, agency, unit, role, standing: 'VALID' };
}
