import { expect } from '@jest/globals';
import { aRecord, another, nhsNumber } from '../../a-record.ts';
import { asking } from '../../asking.ts';
import { startEmbeddedIndex, type EmbeddedIndex } from '../../embedded-index.ts';
import { asManager } from '../../sharing/records/changes.ts';
import { standsAsFolded } from './stands-as-folded.ts';

export const NUMBER = nhsNumber('9990001006');
export const THERAPY = { unit: 'speech-therapy', category: 'INV_TARGETED' } as const;

/** What the therapist's records say, of which nothing is as the school has it. */
export const DIFFERING = { ...another(), identifiers: [NUMBER] };

/** What is told of a child. */
const ALL = `id familyName otherNames { familyName } identifiers { value } address notices
  whosInvolved { __typename id agency }`;

/** An index with a school's child and a therapist's, and ways to merge and part them. */
export async function startTwoChildren() {
  const index = await startEmbeddedIndex();
  const send = async (mutation: string, request = asManager()) => {
    const query = `mutation { ${mutation} { id kind child { id } other { id } } }`;
    const { data, codes, reasons } = await index.ask(query, request);
    return { decision: Object.values(data ?? {})[0] as Record<string, unknown> | null, codes, reasons };
  };
  const made = async (mutation: string): Promise<string> => {
    const { decision, codes } = await send(mutation);
    expect(codes).toEqual([]);
    await standsAsFolded(index);
    return String(decision?.['id']);
  };
  return {
    index,
    /** Begins anew: the ids of the school's child, and of the therapist's. */
    begin: (): Promise<readonly [string, string]> => begin(index),
    /** Sends a mutation that answers with a decision. */
    send,
    /** The same for what has to succeed, after which the tables stand as the events come to: the decision's id. */
    made,
    undo: (id: string) => made(`undoLinkDecision(id: "${id}", reason: "It was another")`),
    /** What a colleague at the school, or another asker, is told of the child with an id. */
    told: async (id: string, request = asking()) => {
      const { data } = await index.ask(`{ child(id: "${id}") { ${ALL} } }`, request);
      return data?.['child'] as Record<string, unknown> | null;
    },
    /** All that is known of records and children. */
    everything: async () => JSON.stringify(await index.tables.everything()),
  };
}

async function begin(index: EmbeddedIndex): Promise<readonly [string, string]> {
  await index.tables.clear();
  await index.register('EDUCATION', [aRecord('ED-1')]);
  await index.register('HEALTH', [aRecord('HE-1', { ...DIFFERING, familyName: 'Brakenbury' }, THERAPY)]);
  return [await index.childOf('EDUCATION ED-1'), await index.childOf('HEALTH HE-1')];
}
