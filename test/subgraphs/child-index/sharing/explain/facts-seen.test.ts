import { describe, expect, test } from '@jest/globals';
import { factsSeen, factsSeenSchema } from '../../../../../subgraphs/child-index/sharing/explain/facts-seen.ts';
import { factsOf } from '../../../../../subgraphs/child-index/sharing/facts-of.ts';
import { aConsent, aSharingRecord, SCHOOL } from '../../a-sharing-record.ts';
import { asking } from '../../asking.ts';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const ITEM = { category: 'INV_TARGETED', agency: 'HEALTH', unit: '', kind: null, sensitive: false } as const;
const seen = (record = aSharingRecord(), request = asking()) => factsSeen(factsOf(record, request, ITEM, NOW));

describe('the facts that the trail keeps', () => {
  test('are what rules read of the actor, the child and the request', () => {
    const record = aSharingRecord({
      links: [SCHOOL],
      shielded: true,
      restrictions: [{ actorId: 'teacher-1', relation: 'FAMILY' }],
    });
    expect(seen(record, asking({ override: 'missing', reasonableCause: 'bruising' }))).toMatchObject({
      relationship: true,
      shielded: true,
      archived: false,
      familyOrSelf: true,
      restricted: false,
      shieldOverride: true,
      reasonableCause: true,
      competent: false,
      consents: [],
      furtherConsents: 0,
    });
  });

  test('hold nobody’s name, number or free text, nor who gave a consent', () => {
    const consents = [aConsent({ giverId: 'mother-of-tamsin' })];
    const text = JSON.stringify(
      seen(aSharingRecord({ consents, keyHolders: ['holder-1'] }), asking({ override: 'words' })),
    );
    expect(text).not.toMatch(/Tamsin|Brackenbury|2014-05-17|mother|holder-1|words|teacher-1/);
  });

  test('come back from the trail as they went in', () => {
    const facts = seen(aSharingRecord({ consents: [aConsent({ expiresAt: '2027-01-01T00:00:00+00:00' })] }));
    expect(factsSeenSchema.parse(JSON.parse(JSON.stringify(facts)))).toEqual(facts);
  });

  test('have the latest fifteen consents and the number of the others, so that an entry stays within its bounds', () => {
    const all = ['*', ...Array.from({ length: 40 }, (_, place) => `CATEGORY_OF_SOME_LENGTH_${place}`)];
    const consents = Array.from({ length: 45 }, (_, place) =>
      aConsent({ givenAt: `20${String(10 + (place % 15))}-01-01T00:00:00+00:00`, categories: all.slice(0, 15) }),
    );
    const facts = seen(aSharingRecord({ consents }));
    expect([facts.consents.length, facts.furtherConsents]).toEqual([15, 30]);
    expect(facts.consents[0]?.givenAt).toBe('2024-01-01T00:00:00.000Z');
    expect(JSON.stringify(facts).length).toBeLessThan(16 * 1024);
  });
});
