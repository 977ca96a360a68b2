import type { Actor } from '../../../schema/contract/actor.ts';
import type { DemoChild, DemoStory } from '../../../subgraphs/kernel/demo-person.ts';
import { PERSONAS, type PersonaName } from '../../demo/personas.ts';

/** Two children who are the same to whoever asks, though about one of them something is hidden. */
export interface HiddenPair {
  readonly what: string;
  /** The child of the demonstration that both are like. */
  readonly like: DemoStory;
  readonly asks: Actor;
  /** How the one differs from that child from the beginning. */
  readonly differs?: Partial<DemoChild>;
  /** SQL that gives the one what is to be hidden, where it does not have it yet. */
  readonly gives: (childId: string) => string | null;
  /** SQL that takes it from the other; null where it is the whole child that is hidden, and the other is nobody. */
  readonly takes: ((childId: string) => string | null) | null;
}

const nothing = () => null;
const links = (condition: string) => (childId: string) =>
  `delete from child_index.record_link where child_id = '${childId}' and ${condition}`;
const actorOf = (persona: PersonaName) => PERSONAS[persona].actor;
const RELATIVE: Actor = { ...actorOf('teacher'), id: 'bench-relative' };

/** The first hides nothing: how far its ratio is from one is how far the machine can be believed. */
export const HIDDEN_PAIRS: readonly HiddenPair[] = [
  { what: 'nothing, as a control', like: 'plain', asks: actorOf('teacher'), gives: nothing, takes: nothing },
  {
    what: 'sensitive service, no consent',
    like: 'sensitive-hidden',
    asks: actorOf('teacher'),
    gives: nothing,
    takes: links(`category = 'INV_SENSITIVE'`),
  },
  {
    what: 'two police notices',
    like: 'section-47',
    asks: actorOf('teacher'),
    gives: nothing,
    takes: links(`custodian = 'POLICE'`),
  },
  {
    what: 'who is involved, shielded',
    like: 'shielded',
    asks: actorOf('health-visitor'),
    gives: nothing,
    takes: links(`unit <> '${actorOf('health-visitor').unit}'`),
  },
  {
    what: 'where the child lives, shielded',
    like: 'shielded',
    asks: actorOf('health-visitor'),
    gives: nothing,
    takes: (childId) => `delete from child_index.child_address where child_id = '${childId}'`,
  },
  {
    what: 'protected identity, former name',
    like: 'plain',
    asks: actorOf('teacher'),
    gives: (childId) => `
      update child_index.child set protected_identity = true where id = '${childId}';
      update child_index.child_name set kind = 'FORMER' where child_id = '${childId}'`,
    takes: nothing,
  },
  {
    what: 'who is involved, from a stranger',
    like: 'stranger',
    asks: actorOf('stranger'),
    gives: nothing,
    takes: links('true'),
  },
  {
    what: 'the child, archived',
    like: 'plain',
    asks: actorOf('teacher'),
    gives: (childId) => `update child_index.child set archived_at = now() - interval '1 day' where id = '${childId}'`,
    takes: null,
  },
  {
    what: 'the child, from a relative',
    like: 'plain',
    asks: RELATIVE,
    differs: { restrictedPersons: [{ actorId: RELATIVE.id, relation: 'FAMILY' }] },
    gives: nothing,
    takes: null,
  },
];
