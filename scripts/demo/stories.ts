import type { Purpose } from '../../schema/contract/actor.ts';
import type { DemoStory } from '../../subgraphs/kernel/demo-person.ts';
import type { PersonaName } from './personas.ts';

/** One question that shows one outcome: who asks about which child, why, and what to look for in the answer. */
export interface Story {
  readonly key: DemoStory;
  readonly title: string;
  readonly child: { readonly givenName: string; readonly familyName: string };
  readonly asks: PersonaName;
  readonly purpose: Purpose;
  readonly reason: string;
  /** Only where the story needs it: why significant harm is suspected. */
  readonly reasonableCause: string | null;
  readonly whatItShows: string;
}

export const STORIES: Readonly<Record<DemoStory, Story>> = {
  plain: story('plain', 'Poppy Larkspur', 'Everyone may be named', 'teacher', 'SERVICE', {
    reason: 'Absent on Mondays; looking for who else is in touch',
    shows:
      'School, doctor, school nurse and personal adviser are universal services: the teacher is told who they are and how to reach them.',
  }),
  withheld: story('withheld', 'Rowan Thistlewood', 'Someone is involved: ask them', 'teacher', 'SERVICE', {
    reason: 'Planning support for the spring term',
    shows:
      'Speech therapy and social care are involved, and nobody has agreed to share it: the teacher learns that they are, and how to ask, and no more.',
  }),
  'sensitive-hidden': story('sensitive-hidden', 'Ivy Candlewick', 'As if it were not there', 'teacher', 'SERVICE', {
    reason: 'Falling behind; who could help?',
    shows:
      'A mental health service is involved and nobody has consented: the answer is what it would be if it were not.',
  }),
  'sensitive-masked': story(
    'sensitive-masked',
    'Jasper Quillfeather',
    'A service that is not named',
    'personal-adviser',
    'SERVICE',
    {
      reason: 'Agreeing a plan for leaving school',
      shows:
        'He has agreed that people may know that there is a sensitive service, not which one: the adviser sees an unspecified one, and a broker to ring.',
    },
  ),
  shielded: story('shielded', 'Wren Hollowbrook', 'A child in hiding', 'health-visitor', 'SERVICE', {
    reason: 'Preparing the next home visit',
    shows:
      'Someone violent is looking for the family: beyond who she is, the health visitor sees only what her own team holds, and nothing that says where she is.',
  }),
  'section-47': story('section-47', 'Theodore Saltmarsh', 'Reasonable cause', 'social-worker', 'SAFEGUARD_S47', {
    reason: 'Section 47 enquiry, strategy discussion today',
    cause: 'Unexplained bruising seen by the school nurse',
    shows:
      'With reasonable cause recorded, the social worker sees through: therapist, mental health worker and police notices, consent or not. Each custodian is told.',
  }),
  'agency-down': story('agency-down', 'Otis Bramblecombe', 'Unknown is not none', 'safeguarding-lead', 'WELFARE_S17', {
    reason: 'Preparing a child in need meeting',
    shows:
      'School, health and social care are involved. Stop one of them: the others answer, and its entry stays, saying that it could not be asked.',
  }),
  stranger: story('stranger', 'Clementine Osterberry', 'No browsing', 'stranger', 'SERVICE', {
    reason: 'Heard the name and wondered',
    shows:
      'A teacher from another town has no part in her life: he is shown enough to know whether it is the child he means, and nobody who is involved.',
  }),
};

function story(
  key: DemoStory,
  child: string,
  title: string,
  asks: PersonaName,
  purpose: Purpose,
  rest: { readonly reason: string; readonly cause?: string; readonly shows: string },
): Story {
  const [givenName = '', familyName = ''] = child.split(' ');
  return {
    key,
    title,
    child: { givenName, familyName },
    asks,
    purpose,
    reason: rest.reason,
    reasonableCause: rest.cause ?? null,
    whatItShows: rest.shows,
  };
}
