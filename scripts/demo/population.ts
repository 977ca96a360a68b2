import type { DemoChild } from '../../subgraphs/kernel/demo-person.ts';
import { ageOn, yearGroupOn } from './calendar.ts';
import { familyOf } from './family.ts';
import { IdentifierPool } from './identifier-pool.ts';
import { knowledgeOf } from './knowledge.ts';
import { LOCALITIES } from './places.ts';
import { SeededRandom } from './seeded-random.ts';
import { consentsOf, shieldOf } from './sharing-choices.ts';
import { storyChildren } from './story-children.ts';
import type { Subject } from './subject.ts';

export interface PopulationPlan {
  /** The same seed gives the same families. */
  readonly seed: number;
  readonly families: number;
  /** ISO date on which the population is as it is. */
  readonly today: string;
}

/** What the demonstration is loaded with: some 330 children. */
export const DEMO_POPULATION = { seed: 2005, families: 150 } as const satisfies Omit<PopulationPlan, 'today'>;

/** Every so many families, one has twins; every so many, one expects a child. */
const TWINS_EVERY = 20;
const EXPECTING_EVERY = 150;

/** Oxford, where most of the personas work, counts twice. */
const WHERE_FAMILIES_LIVE = LOCALITIES.flatMap((locality) =>
  locality.area === 'City' ? [locality, locality] : [locality],
);

/**
 * A fictional county: the eight children of the stories, then family after family. The first families are the same
 * however many follow, and nothing but the plan decides what comes out.
 */
export function demoPopulation(plan: PopulationPlan): readonly DemoChild[] {
  const pool = new IdentifierPool();
  const children = [...storyChildren(pool, plan.today)];
  for (let family = 1; family <= plan.families; family++) {
    for (const child of childrenOf(family, children.length, pool, plan)) children.push(child);
  }
  return children;
}

function childrenOf(family: number, firstOrdinal: number, pool: IdentifierPool, plan: PopulationPlan): DemoChild[] {
  const { seed, today } = plan;
  const random = new SeededRandom(`${seed}/family/${family}`);
  const locality = random.pick(WHERE_FAMILIES_LIVE);
  const shape = { locality, twins: family % TWINS_EVERY === 5, expecting: family % EXPECTING_EVERY === 3 };
  return familyOf(shape, random, pool, today).map(({ truth, background }, place) => {
    const subject: Subject = {
      ordinal: firstOrdinal + place,
      truth,
      locality,
      age: truth.dateOfBirth === null ? null : ageOn(truth.dateOfBirth, today),
      yearGroup: truth.dateOfBirth === null ? null : yearGroupOn(truth.dateOfBirth, today),
      background,
      messy: true,
      random,
      today,
    };
    const known = knowledgeOf(subject);
    return {
      key: `family-${String(family).padStart(4, '0')}/child-${place + 1}`,
      story: null,
      truth,
      known,
      consents: consentsOf(subject, known),
      shield: shieldOf(subject, known),
      restrictedPersons: [],
    };
  });
}
