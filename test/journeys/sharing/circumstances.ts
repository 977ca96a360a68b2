import { PURPOSES, type Actor } from '../../../schema/contract/actor.ts';
import { addDays, ageOn } from '../../../scripts/demo/calendar.ts';
import { PERSONAS, type PersonaName } from '../../../scripts/demo/personas.ts';
import { consentGiven } from '../../../scripts/demo/sharing-choices.ts';
import type { DemoChild, DemoConsent, DemoStory } from '../../../subgraphs/kernel/demo-person.ts';
import { childrenLike } from '../another-child.ts';
import type { JourneyHub } from '../hub.ts';
import { changeAsManager } from './changes.ts';

const today = new Date().toISOString().slice(0, 10);

/** Children besides those of the stories, each like one of them but for what its name here says. */
export const CIRCUMSTANCES = [
  'consented',
  'refused',
  'consented-to-all',
  'masked-to-all',
  'ordered',
  'related',
  'protected',
  'grown-up',
] as const;
export type Circumstance = (typeof CIRCUMSTANCES)[number];

interface Recipe {
  readonly like: DemoStory;
  readonly names: readonly [string, string];
  readonly differs?: (child: DemoChild) => Partial<DemoChild>;
}

const RECIPES: Readonly<Record<Circumstance, Recipe>> = {
  consented: { like: 'withheld', names: ['Robin', 'Thistlemoor'], differs: choosing({}) },
  refused: {
    like: 'withheld',
    names: ['Rowes', 'Thistledown'],
    differs: choosing({ decision: 'REFUSED', categories: ['*'] }),
  },
  'consented-to-all': {
    like: 'sensitive-hidden',
    names: ['Ida', 'Wicklecand'],
    differs: choosing({ categories: ['INV_SENSITIVE'] }),
  },
  'masked-to-all': {
    like: 'sensitive-hidden',
    names: ['Ines', 'Wickstead'],
    differs: choosing({ categories: ['INV_SENSITIVE'], purposes: ['*'], scope: 'EXISTENCE' }),
  },
  ordered: { like: 'withheld', names: ['Rufus', 'Thistlebank'] },
  related: { like: 'plain', names: ['Petra', 'Larkmoor'] },
  protected: { like: 'plain', names: ['Pia', 'Larkdale'] },
  'grown-up': { like: 'plain', names: ['Paula', 'Larkfield'], differs: bornYearsAgo(19) },
};

/** A teacher who is a relative of one of the children. */
export const AUNT: Actor = { ...actorOf('teacher'), id: 'teacher-and-aunt' };
/** A young person of sixteen, and the parents of that one and of a younger child. */
export const YOUNG_PERSON = ofTheFamily('young-person', 'CHILD');
export const PARENT_OF_YOUNG_PERSON = ofTheFamily('parent-of-young-person', 'PR_HOLDER');
export const PARENT_OF_CHILD = ofTheFamily('parent-of-child', 'PR_HOLDER');

/** A persona who is allowed any purpose, so that it is the policy that answers and not the token. */
export function actorOf(persona: PersonaName): Actor {
  return { ...PERSONAS[persona].actor, purposes: PURPOSES };
}

/** The children of all circumstances, made from those of the stories. */
export function childrenInCircumstances(stories: readonly DemoChild[]): readonly DemoChild[] {
  return CIRCUMSTANCES.flatMap((key, place) => {
    const { like, names, differs } = RECIPES[key];
    const model = stories.find((child) => child.key === like);
    if (model === undefined) throw new Error(`there is no child ${like}`);
    const [givenName, familyName] = names;
    const changes = (child: DemoChild) => ({ ...differs?.(child), key });
    return childrenLike(model, stories.length + place, [{ givenName, familyName, changes }]);
  });
}

/** Records through the gateway what is to be on record besides consents. */
export async function bringAbout(hub: JourneyHub): Promise<void> {
  const relation = async (key: string, { id: actorId }: Actor, is: string) =>
    changeAsManager(hub, 'addRestrictedPerson', { childId: await hub.childId(key), actorId, relation: is });
  await relation('related', AUNT, 'FAMILY');
  await relation('sensitive-masked', YOUNG_PERSON, 'SELF');
  await relation('sensitive-masked', PARENT_OF_YOUNG_PERSON, 'PR_HOLDER');
  await relation('plain', PARENT_OF_CHILD, 'PR_HOLDER');
  const from = `${addDays(today, -1)}T00:00:00Z`;
  await changeAsManager(hub, 'recordCourtOrder', {
    childId: await hub.childId('ordered'),
    categories: ['INV_TARGETED'],
    reference: 'OX26C00017',
    from,
  });
  await changeAsManager(hub, 'recordSharingAgreement', {
    custodian: 'HEALTH',
    recipient: 'POLICE',
    purposes: ['EARLY_HELP'],
    from,
  });
  // What no operation of the hub does yet: a new identity comes with the record of an adoption or of a witness.
  const id = await hub.childId('protected');
  await hub.database.run(`update child_index.child set protected_identity = true where id = '${id}'`);
}

function choosing(consent: Partial<DemoConsent>) {
  return () => ({ consents: [consentGiven(today, consent)] });
}

function bornYearsAgo(years: number) {
  return (child: DemoChild): DemoChild => {
    const born = child.truth.dateOfBirth ?? today;
    const earlier = Number(born.slice(0, 4)) - (years - ageOn(born, today));
    return JSON.parse(JSON.stringify(child).replaceAll(born, `${earlier}${born.slice(4)}`)) as DemoChild;
  };
}

function ofTheFamily(id: string, role: 'CHILD' | 'PR_HOLDER'): Actor {
  return { id, agency: 'FAMILY', unit: 'family', role, purposes: PURPOSES, standing: 'VALID' };
}
