import { describe, expect, test } from '@jest/globals';
import { PERSONA_NAMES, PERSONAS } from '../../../scripts/demo/personas.ts';
import { DEMO_POPULATION, demoPopulation } from '../../../scripts/demo/population.ts';
import { STORIES } from '../../../scripts/demo/stories.ts';
import { DEMO_STORIES, type DemoChild, type DemoStory } from '../../../subgraphs/kernel/demo-person.ts';

const county = demoPopulation({ ...DEMO_POPULATION, today: '2026-03-02' });

function childOf(story: DemoStory): DemoChild {
  const found = county.filter((child) => child.story === story);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} children of the story ${story}`);
  return found[0];
}

function unitsOf({ known }: DemoChild): string[] {
  const records = [
    known.education,
    known.socialCare,
    known.connexions,
    ...(known.health ?? []),
    ...(known.police ?? []),
  ];
  return records.flatMap((record) => record?.unit ?? []);
}

function categoriesOf({ known }: DemoChild): Set<string> {
  const records = [
    known.education,
    known.socialCare,
    known.connexions,
    ...(known.health ?? []),
    ...(known.police ?? []),
  ];
  return new Set(records.flatMap((record) => record?.category ?? []));
}

describe('the eight stories', () => {
  test('are each about one child of that name, and no other child has the name', () => {
    for (const story of DEMO_STORIES) {
      const { child, key } = STORIES[story];
      expect(key).toBe(story);
      expect(childOf(story).truth).toMatchObject(child);
      expect(county.filter(({ truth }) => truth.familyName === child.familyName)).toHaveLength(1);
    }
  });

  test('happen in Oxford, to children whom no agency describes wrongly', () => {
    for (const story of DEMO_STORIES) {
      const { truth, known } = childOf(story);
      expect(truth.locality).toBe(1);
      for (const record of [known.education, known.socialCare, known.connexions, ...(known.health ?? [])]) {
        if (record === undefined) continue;
        const { givenName, familyName, dateOfBirth, address, postcode } = truth;
        expect(record.as).toMatchObject({ givenName, familyName, dateOfBirth, address, postcode });
      }
    }
  });

  test.each(DEMO_STORIES.filter((story) => story !== 'stranger'))(
    'have someone ask who is involved with the child: %s',
    (story) => {
      const { asks, purpose } = STORIES[story];
      expect(unitsOf(childOf(story))).toContain(PERSONAS[asks].actor.unit);
      expect(PERSONAS[asks].actor.purposes).toContain(purpose);
    },
  );

  test('have a stranger who has no part in any of the eight', () => {
    expect(STORIES.stranger.asks).toBe('stranger');
    const { unit } = PERSONAS.stranger.actor;
    expect(DEMO_STORIES.filter((story) => unitsOf(childOf(story)).includes(unit))).toEqual([]);
  });

  test('plain: universal services only', () => {
    expect(categoriesOf(childOf('plain'))).toEqual(new Set(['INV_UNIVERSAL']));
    expect(Object.keys(childOf('plain').known).toSorted()).toEqual(['connexions', 'education', 'health']);
  });

  test('withheld: targeted and specialist services, and nobody has consented', () => {
    expect(categoriesOf(childOf('withheld'))).toEqual(new Set(['INV_UNIVERSAL', 'INV_TARGETED', 'INV_SPECIALIST']));
    expect(childOf('withheld').consents).toEqual([]);
  });

  test('sensitive and hidden: mental health, and nobody has consented', () => {
    expect(categoriesOf(childOf('sensitive-hidden'))).toContain('INV_SENSITIVE');
    expect(childOf('sensitive-hidden').consents).toEqual([]);
  });

  test('sensitive and masked: mental health, and the young person agreed to existence and no more', () => {
    const { consents, known, truth } = childOf('sensitive-masked');
    expect((known.health ?? []).map(({ kind }) => kind)).toContain('PCAMHS');
    expect(consents).toHaveLength(1);
    expect(consents[0]).toMatchObject({ giver: 'CHILD', scope: 'EXISTENCE', explicit: true, decision: 'GIVEN' });
    expect((truth.dateOfBirth ?? '9') <= '2010-03-02').toBe(true);
  });

  test('shielded: a shield, a person who must not see it, and services that would give the place away', () => {
    const { shield, restrictedPersons } = childOf('shielded');
    expect(shield).not.toBeNull();
    expect(restrictedPersons).toHaveLength(1);
    expect(new Set(unitsOf(childOf('shielded'))).size).toBeGreaterThanOrEqual(4);
  });

  test('section 47: an enquiry, a cause, and what only an enquiry opens', () => {
    const child = childOf('section-47');
    expect(child.known.socialCare?.episodes.at(-1)).toMatchObject({ kind: 'SECTION_47_ENQUIRY', until: null });
    expect(categoriesOf(child)).toEqual(
      new Set(['INV_UNIVERSAL', 'INV_TARGETED', 'INV_SPECIALIST', 'INV_SENSITIVE', 'POLICE_EVENT']),
    );
    expect(STORIES['section-47'].reasonableCause).not.toBeNull();
  });

  test('agency down: three agencies to stop', () => {
    expect(Object.keys(childOf('agency-down').known).toSorted()).toEqual(['education', 'health', 'socialCare']);
  });

  test('are what they are on any day of the year', () => {
    for (const today of ['2026-02-28', '2026-08-31', '2026-09-01', '2028-02-29', '2030-12-31']) {
      const stories = demoPopulation({ seed: 1, families: 0, today });
      expect(stories.map(({ known }) => known.education?.unit).filter((unit) => unit === 'cheney-school')).toHaveLength(
        7,
      );
      const shielded = stories.find(({ story }) => story === 'shielded');
      expect(shielded?.known.education?.unit).toMatch(/childrens-centre$/);
    }
  });
});

describe('the personas', () => {
  test('are different actors in good standing, each with a purpose of its own suggested', () => {
    expect(new Set(PERSONA_NAMES.map((name) => PERSONAS[name].actor.id)).size).toBe(PERSONA_NAMES.length);
    for (const name of PERSONA_NAMES) {
      const { actor, suggested } = PERSONAS[name];
      expect(actor.standing).toBe('VALID');
      expect(actor.purposes).toContain(suggested.purpose);
    }
  });

  test('who work with children have some on their caseload', () => {
    const units = county.flatMap(unitsOf);
    for (const name of PERSONA_NAMES.filter((each) => !['HUB', 'FAMILY'].includes(PERSONAS[each].actor.agency))) {
      expect(units.filter((unit) => unit === PERSONAS[name].actor.unit).length).toBeGreaterThanOrEqual(2);
    }
  });
});
