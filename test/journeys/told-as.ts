import { expect } from '@jest/globals';
import type { DemoChild, DemoRecord } from '../../subgraphs/kernel/demo-person.ts';
import { HOW_TO_ASK } from '../../subgraphs/child-index/involvement/how-to-ask.ts';
import type { Told } from './answer.ts';
import { BROKER } from './hub-parts.ts';
import type { ExpectedInvolvement } from './story-expectations.ts';

const NOTHING = { asOf: null, service: null, practitioners: null, since: null, until: null };

/** An expected involvement exactly as the operation whos-involved is to bring it: each field, and each null. */
export function toldAs(child: DemoChild, expected: ExpectedInvolvement): Record<string, unknown> {
  const { agency, shown, withheldDetails, decided } = expected;
  const common = { __typename: shown, id: expect.stringMatching(/^[\w-]{22}$/), agency, withheldDetails };
  if (shown === 'UnspecifiedSensitiveInvolvement')
    return { ...common, ...NOTHING, agency: 'UNSPECIFIED', broker: BROKER };
  if (shown === 'WithheldInvolvement') {
    return { ...common, ...NOTHING, category: decided[0]?.split(' ')[0], howToAsk: HOW_TO_ASK[agency] };
  }
  const record = recordOf(child, expected.unit);
  const { asOf, service, practitioners, since, until } = record;
  const own = agency === 'EDUCATION' ? { yearGroup: child.known.education?.yearGroup } : {};
  return { ...common, asOf, service, practitioners, since, until, ...own };
}

/** Involvements in an order of their own: an answer has them in the order of their ids, which are new in each hub. */
export function inOrder<Entry>(involvements: readonly Entry[]): readonly Entry[] {
  const key = (entry: Entry) => JSON.stringify({ ...(entry as object as Told), id: '' });
  return involvements.toSorted((left, right) => (key(left) < key(right) ? -1 : 1));
}

/** Everything that agencies know of a child. */
export function recordsOf({ known }: DemoChild): readonly DemoRecord[] {
  const { education, health = [], socialCare, connexions, police = [] } = known;
  return [education, ...health, socialCare, connexions, ...police].filter((record) => record !== undefined);
}

function recordOf(child: DemoChild, unit: string): DemoRecord {
  const record = recordsOf(child).find((candidate) => candidate.unit === unit);
  if (record === undefined) throw new Error(`${child.key} has no record of ${unit}`);
  return record;
}
