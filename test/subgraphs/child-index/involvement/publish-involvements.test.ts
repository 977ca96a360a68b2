// The GraphQL classes that name the published types need it before anything else.
import 'reflect-metadata';
import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { CUSTODIANS } from '../../../../schema/contract/agency.ts';
import { newKeyRing } from '../../../../schema/contract/key-ring.ts';
import type { RequestContext } from '../../../../schema/contract/request-context.ts';
import { publishInvolvements } from '../../../../subgraphs/child-index/involvement/publish-involvements.ts';
import {
  decideInvolvement,
  involvementGroups,
} from '../../../../subgraphs/child-index/sharing/involvement-decision.ts';
import type { LinkedRecord, SharingRecord } from '../../../../subgraphs/child-index/sharing/sharing-record.ts';
import type { SealKeys } from '../../../../subgraphs/child-index/sharing/statement-of.ts';
import { aConsent, aSharingRecord, COUNSELLING, link, SCHOOL } from '../a-sharing-record.ts';
import { asking } from '../asking.ts';

const NOW = Date.now();
const publisher = {
  idSecret: createSecretKey(randomBytes(32)),
  sealKeys: Object.fromEntries(CUSTODIANS.map((custodian) => [custodian, newKeyRing()])) as unknown as SealKeys,
  broker: { name: 'Index team', telephone: '01632 960001' },
};
const LISTED = [aConsent({ scope: 'EXISTENCE', categories: ['INV_SENSITIVE'] })];

function published(record: SharingRecord, request: RequestContext) {
  const decisions = involvementGroups(record).map((group) => decideInvolvement(group, record, request, NOW));
  return publishInvolvements(record.childId, decisions, request, 'entry-1', publisher, NOW);
}

/** Many units that a colleague of each may see, in the order given. */
function manyLinks(): LinkedRecord[] {
  return Array.from({ length: 12 }, (_none, number) => link(`ED-${number}`, { unit: `school-${number}` }));
}

describe('published involvements', () => {
  test('come in an order that says nothing of the order in which they are kept', () => {
    const links = manyLinks();
    const ids = (some: LinkedRecord[]) =>
      published(aSharingRecord({ links: some, declared: true }), asking()).map(({ id }) => id);
    const inOrder = ids(links);
    expect(inOrder).toHaveLength(12);
    expect(ids(links.toReversed())).toEqual(inOrder);
    expect(inOrder).toEqual(inOrder.toSorted());
    // Nor is it the order of the units' names, whichever secret made the ids.
    const alone = links.map((one) => ids([one])[0]);
    expect(inOrder).not.toEqual(alone);
  });

  test('keep their ids from request to request, and have others towards another agency', () => {
    const child = aSharingRecord({ links: [SCHOOL], declared: true });
    const idFor = (request: RequestContext) => published(child, request)[0]?.id;
    const ours = idFor(asking());
    expect(idFor(asking({}, { id: 'colleague', role: 'DSL' }))).toBe(ours);
    expect(idFor(asking({}, { agency: 'HEALTH', unit: 'a-practice' }))).not.toBe(ours);
  });

  test('have another id for another child with the same unit', () => {
    const idOf = (childId: string) => published(aSharingRecord({ childId, links: [SCHOOL] }), asking())[0]?.id;
    expect(idOf('0b0f4f0e-6a51-4a3e-9f53-0d6f1c9b2a11')).not.toBe(idOf('0c0f4f0e-6a51-4a3e-9f53-0d6f1c9b2a11'));
  });

  test('tell of a masked one the broker, and neither agency nor unit nor kind', () => {
    const child = aSharingRecord({ links: [COUNSELLING], declared: true, consents: LISTED });
    const [masked] = published(child, asking());
    expect(masked).toEqual({
      typeName: 'UnspecifiedSensitiveInvolvement',
      id: expect.stringMatching(/^[\w-]{22}$/),
      agency: 'UNSPECIFIED',
      withheldDetails: [],
      broker: publisher.broker,
    });
  });

  test('do not let a masked one be recognised once it is shown in full', () => {
    const masked = aSharingRecord({ links: [COUNSELLING], declared: true, consents: LISTED });
    const open = aSharingRecord({ links: [COUNSELLING], declared: true, consents: [aConsent()] });
    expect(published(masked, asking())[0]?.id).not.toBe(published(open, asking())[0]?.id);
  });

  test('have masked ones last, so that their place tells nothing either', () => {
    const child = aSharingRecord({ links: [COUNSELLING, ...manyLinks()], declared: true, consents: LISTED });
    expect(published(child, asking()).map(({ agency }) => agency)).toEqual([
      ...Array.from({ length: 12 }, () => 'EDUCATION'),
      'UNSPECIFIED',
    ]);
  });

  test('have nothing in place of a hidden one', () => {
    const links = [SCHOOL, COUNSELLING];
    const withHidden = published(aSharingRecord({ links }), asking());
    const without = published(aSharingRecord({ links: [SCHOOL] }), asking());
    const apartFromSeal = (all: typeof without) => all.map((one) => ({ ...one, statement: undefined }));
    expect(apartFromSeal(withHidden)).toEqual(apartFromSeal(without));
  });

  test('say of a withheld one the same words, whatever it was withheld for', () => {
    const targeted = link('SC-1', { custodian: 'CONNEXIONS', unit: 'advice', category: 'INV_TARGETED' });
    const neverAsked = published(aSharingRecord({ links: [targeted], declared: true }), asking());
    const refused = published(
      aSharingRecord({ links: [targeted], declared: true, consents: [aConsent({ refusal: true })] }),
      asking(),
    );
    expect(neverAsked).toEqual([
      {
        typeName: 'WithheldInvolvement',
        id: expect.any(String),
        agency: 'CONNEXIONS',
        withheldDetails: [],
        category: 'INV_TARGETED',
        howToAsk: expect.stringContaining('Connexions'),
      },
    ]);
    expect(refused).toEqual(neverAsked);
  });
});
