import { tableRows } from './table-rows.ts';

/** A service of the county’s plan of 2005 (Oxfordshire, Annex 2, Appendix 1), and at which levels it is deployed. */
export interface ServiceFact {
  readonly key: string;
  readonly name: string;
  readonly countyWide: boolean;
  readonly area: boolean;
  readonly localities: boolean;
  /** The free text that the source has beside the row. */
  readonly note?: string;
  /** Not in the source: who gives it, and at which level of need. */
  readonly provider: 'county' | 'districts' | 'health' | 'police' | 'connexions';
  readonly tier: 'UNIVERSAL' | 'TARGETED' | 'SPECIALIST';
}

/** Key, name, levels, who gives it, level of need, note; in the order of the source. */
const APPENDIX_1 = `
school-development-service | School Development Service | county area localities | county | TARGETED |
special-educational-needs-e-g-sensory | Special Educational Needs e.g. Sensory | county area | county | SPECIALIST |
behaviour-support-service | Behaviour Support Service | county area localities | county | TARGETED |
educational-psychology-service | Educational Psychology Service | county area localities | county | TARGETED |
education-social-work-service | Education Social Work Service | county area localities | county | TARGETED |
pcamhs | PCAMHS | county area | health | SPECIALIST | Phased approach starting with areas of high need
advisory-service-for-the-education-of-travellers-aset | Advisory Service for the Education of Travellers (ASET) | county | county | TARGETED |
youth-service | Youth Service | county area localities | county | TARGETED |
health-visitors | Health Visitors | county area localities | health | TARGETED |
neighbourhood-police | Neighbourhood Police | county area localities | police | TARGETED |
speech-language-therapy | Speech/Language Therapy | county area | health | SPECIALIST | Some support in targeted localities/settings
camhs | CAMHS | county area | health | SPECIALIST |
tier-4 | Tier 4 | county | health | SPECIALIST |
play-and-leisure | Play and Leisure | area localities | districts | UNIVERSAL |
school-health-nurses | School Health Nurses | county area localities | health | TARGETED |
pre-school-teacher-counsellors | Pre-School Teacher Counsellors | county area localities | county | TARGETED |
parent-education-team | Parent Education Team | county | county | TARGETED |
housing | Housing | area | districts | TARGETED |
connexions | Connexions | county area localities | connexions | TARGETED |
child-protection-shc | Child Protection (S&HC) | county area | county | SPECIALIST |
children-looked-after-shc | Children Looked After (S&HC) | county area | county | SPECIALIST |
family-support-shc | Family Support (S&HC) | county area | county | SPECIALIST |
disability-shc | Disability (S&HC) | county area | county | SPECIALIST |
assessment-team-shc | Assessment Team (S&HC) | county area | county | SPECIALIST |
family-placement-shc | Family Placement (S&HC) | county area | county | SPECIALIST |
prevention-and-intervention-shc | Prevention and Intervention (S&HC) | county area | county | SPECIALIST |
home-school-link-workers | Home School Link Workers | localities | county | TARGETED |
youth-offending-service | Youth Offending Service | county area | county | SPECIALIST |
identification-and-support-scheme-idss | Identification and Support Scheme (IDSS) | county localities | county | TARGETED | Targeted to areas of high need.
pru-and-integration-service | PRU and Integration Service | county area | county | TARGETED |
`;

/** The 30 services. */
export const OXFORDSHIRE_SERVICES: readonly ServiceFact[] = tableRows(APPENDIX_1).map(
  ([key = '', name = '', levels = '', provider, tier, note = '']) => ({
    key,
    name,
    countyWide: levels.includes('county'),
    area: levels.includes('area'),
    localities: levels.includes('localities'),
    ...(note === '' ? {} : { note }),
    provider: provider as ServiceFact['provider'],
    tier: tier as ServiceFact['tier'],
  }),
);

/** The kinds of place in which targeted services meet children whom everybody serves (Appendix 1). */
export const UNIVERSAL_SETTINGS = [
  'Schools',
  'Colleges',
  'GP/Health Centres',
  'Early Years Settings',
  'Training Providers',
  'Family Centres',
  'Youth clubs/centres',
  'Sports facilities',
  'Early Education/Childcare Care setting',
  'Carers’ Centres',
] as const;
