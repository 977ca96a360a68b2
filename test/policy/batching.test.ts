import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RequestContext } from '../../schema/contract/request-context.ts';
import { aRecord, another } from '../subgraphs/child-index/a-record.ts';
import { asking, SOCIAL_WORKER, STRANGER } from '../subgraphs/child-index/asking.ts';
import { startEmbeddedIndex, type EmbeddedIndex } from '../subgraphs/child-index/embedded-index.ts';
import { aConsent, SHIELD } from '../subgraphs/child-index/sharing/a-choice.ts';

/** What a family has said, in every combination with whether the child is shielded and at the asker's school. */
const WORDS = [
  [],
  [aConsent({ categories: ['INV_TARGETED', 'INV_SENSITIVE'] })],
  [aConsent({ categories: ['INV_SENSITIVE'], scope: 'EXISTENCE' })],
  [aConsent({ categories: ['*'], refusal: true })],
];
const KINDS = WORDS.flatMap((consents) =>
  [null, SHIELD].flatMap((shield) => ['foxglove-school', 'other-school'].map((unit) => ({ consents, shield, unit }))),
);

const ASKERS: readonly (() => RequestContext)[] = [
  () => asking(),
  () => asking({}, STRANGER),
  () => asking({ purpose: 'EARLY_HELP' }, SOCIAL_WORKER),
  () => asking({ purpose: 'SAFEGUARD_S47', reasonableCause: 'Unexplained bruising' }, SOCIAL_WORKER),
];

const CHILD = `{ id givenName sex address notices whosInvolved {
  __typename id agency withheldDetails ... on WithheldInvolvement { category howToAsk }
} }`;

interface Seen {
  readonly told: unknown;
  readonly decided: unknown;
}

let index: EmbeddedIndex;
const children: string[] = [];
/** What each asker gets about each child when they ask about nobody else. */
const alone = new Map<string, Seen>();

beforeAll(async () => {
  index = await startEmbeddedIndex();
  for (const [place, { consents, shield, unit }] of KINDS.entries()) {
    const child = another(place);
    await index.register('EDUCATION', [aRecord(`ED-${place}`, child, { unit })]);
    await index.register('HEALTH', [
      aRecord(`HE-${place}`, child, { unit: 'speech-therapy', category: 'INV_TARGETED' }),
      aRecord(`HP-${place}`, child, { unit: 'pcamhs-team', category: 'INV_SENSITIVE', kind: 'PCAMHS' }),
    ]);
    await index.register('SOCIAL_CARE', [aRecord(`SC-${place}`, child, { unit: 'team', category: 'INV_SPECIALIST' })]);
    await index.choose('EDUCATION', `ED-${place}`, { consents, shield });
    children.push(await index.childOf(`EDUCATION ED-${place}`));
  }
  for (const asker of ASKERS.keys()) {
    for (const child of children) {
      const [seen] = await ask(asker, [child]);
      alone.set(`${asker} ${child}`, seen!);
    }
  }
});
afterAll(() => index.close());

/** Asks about children in one operation, each under an alias of its own. */
async function ask(asker: number, asked: readonly string[]): Promise<readonly Seen[]> {
  const aliases = asked.map((id, place) => `c${place}: child(id: "${id}") ${CHILD}`);
  const request = { ...ASKERS[asker]!(), requestId: randomUUID() };
  const { data, codes } = await index.ask(`{ ${aliases.join(' ')} }`, request);
  expect(codes).toEqual([]);
  const entries = index.trail.of(request.requestId);
  return asked.map((id, place) => ({
    told: data?.[`c${place}`],
    decided: entries.filter((entry) => entry.childIds.includes(id)).map((entry) => entry.content['decisions']),
  }));
}

test('the children differ in what is told of them', () => {
  const told = [...alone.values()].map(({ told: value }) => JSON.stringify({ ...(value as object), id: '' }));
  expect(new Set(told).size).toBeGreaterThan(20);
});

test('however many children one operation asks about, in whatever order and however often, each is answered as alone', async () => {
  const asked = fc.array(fc.nat(KINDS.length - 1), { minLength: 1, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(fc.nat(ASKERS.length - 1), asked, async (asker, places) => {
      const ids = places.map((place) => children[place]!);
      expect(await ask(asker, ids)).toEqual(ids.map((id) => alone.get(`${asker} ${id}`)));
    }),
    { numRuns: 100 },
  );
});

test('a list of children decides each as alone', async () => {
  const request = asking();
  const { data } = await index.ask(`{ caseload(first: 100) { edges { node ${CHILD} } } }`, request);
  const { edges } = data?.['caseload'] as { edges: { node: { id: string } }[] };
  expect(edges).toHaveLength(KINDS.length / 2);
  for (const { node } of edges) expect(node).toEqual(alone.get(`0 ${node.id}`)?.told);
});
