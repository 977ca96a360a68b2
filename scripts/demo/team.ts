import type { DemoService } from '../../subgraphs/kernel/demo-person.ts';
import { townOf } from './home.ts';
import type { Locality } from './places.ts';
import { slug } from './slug.ts';
import { telephoneOf } from './telephone.ts';

/** A team or practice: the unit as tokens name it, and the service as people know it. */
export interface Team {
  readonly unit: string;
  readonly service: DemoService;
}

/** How far a team reaches: neighbourhood police areas are the districts, most teams have one of the three areas. */
type Reach = 'COUNTY' | 'AREA' | 'DISTRICT';

const TEAMS = {
  HEALTH_VISITING: ['health-visiting', 'Health Visiting', 'AREA'],
  SCHOOL_NURSING: ['school-nursing', 'School Health Nurses', 'COUNTY'],
  SPEECH_LANGUAGE_THERAPY: ['speech-language-therapy', 'Speech and Language Therapy', 'COUNTY'],
  COMMUNITY_PAEDIATRICS: ['community-paediatrics', 'Community Paediatrics', 'COUNTY'],
  PCAMHS: ['pcamhs', 'Primary Child and Adolescent Mental Health Service', 'AREA'],
  SEXUAL_HEALTH: ['sexual-health', 'Sexual Health Clinic', 'COUNTY'],
  SUBSTANCE_MISUSE: ['substance-misuse', 'Young People’s Substance Misuse Service', 'COUNTY'],
  ASSESSMENT: ['assessment', 'Assessment Team', 'AREA'],
  FAMILY_SUPPORT: ['family-support', 'Family Support Team', 'AREA'],
  LOOKED_AFTER: ['looked-after', 'Children Looked After Team', 'COUNTY'],
  EMERGENCY_DUTY: ['emergency-duty', 'Emergency Duty Team', 'COUNTY'],
  CONNEXIONS: ['connexions', 'Connexions', 'AREA'],
  EDUCATION_SOCIAL_WORK: ['education-social-work', 'Education Social Work Service', 'AREA'],
  NEIGHBOURHOOD: ['neighbourhood', 'Neighbourhood Police', 'DISTRICT'],
  PUBLIC_PROTECTION: ['public-protection', 'Public Protection Unit', 'AREA'],
} as const satisfies Readonly<Record<string, readonly [slug: string, name: string, reach: Reach]>>;

export type TeamKind = keyof typeof TEAMS;

/** The team of a kind that is responsible for a locality. */
export function teamFor(kind: TeamKind, locality: Locality): Team {
  const [stem, name, reach] = TEAMS[kind];
  const place = reach === 'COUNTY' ? null : reach === 'AREA' ? locality.area : districtName(locality);
  const unit = place === null ? stem : `${stem}-${place.toLowerCase()}`;
  const line = kind === 'EMERGENCY_DUTY' ? 'ALL_HOURS' : 'OFFICE';
  return { unit, service: { name: place === null ? name : `${name} (${place})`, telephone: telephoneOf(line, unit) } };
}

/** The general practices of a locality; all invented. */
export function practicesIn(locality: Locality): readonly Team[] {
  const [town] = townOf(locality);
  return ['Watermill Surgery', 'Sundial Medical Practice'].map((name) => {
    const unit = slug(`${name} ${town} ${locality.number}`);
    return { unit, service: { name: `${name}, ${town}`, telephone: telephoneOf('OFFICE', unit) } };
  });
}

function districtName(locality: Locality): string {
  if (locality.district === 'Oxford City') return 'City';
  return locality.district === 'West Oxfordshire' ? 'West' : locality.district;
}
