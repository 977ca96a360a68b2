import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { entryAboutNoOne, parseAuditEntry, type AuditEntry } from '../../../schema/contract/audit-entry.ts';
import { boundedEntry, CONTENT_BYTES } from '../../../schema/contract/bounded-entry.ts';

function entry(content: AuditEntry['content']): AuditEntry {
  const nobody = { actor: null, purpose: null, reason: null, requestId: null };
  return entryAboutNoOne({
    id: randomUUID(),
    kind: 'decision',
    at: '2026-03-01T09:30:00Z',
    source: 'part',
    content,
    ...nobody,
  });
}

const bytesOf = (content: AuditEntry['content']) => Buffer.byteLength(JSON.stringify(content));
const proof = (value: unknown) => {
  const json = JSON.stringify(value);
  return { bytes: Buffer.byteLength(json), sha256: createHash('sha256').update(json).digest('hex') };
};

describe('an entry', () => {
  test('that fits is left as it is', () => {
    const one = entry({ decisions: [{ rule: 'OWN-1' }], text: 'ü'.repeat(30_000) });
    expect(boundedEntry(one)).toBe(one);
  });

  test('H06: of ten thousand decided items is summed up by owner and category, with the hash of the whole', () => {
    const decisions = Array.from({ length: 10_000 }, (_, place) => ({
      agency: place % 2 === 0 ? 'HEALTH' : 'EDUCATION',
      category: 'STATUS',
      unit: `unit-${place}`,
      rule: 'OWN-1',
      effect: 'RELEASE',
      reason: null,
      obligations: ['AUDIT'],
    }));
    const one = entry({ policyVersion: '1', decisions });
    const bounded = boundedEntry(one);
    const summed = {
      category: 'STATUS',
      rule: 'OWN-1',
      effect: 'RELEASE',
      reason: null,
      obligations: ['AUDIT'],
      items: 5_000,
    };
    expect(bounded).toEqual({
      ...one,
      content: {
        policyVersion: '1',
        decisions: [
          { agency: 'HEALTH', ...summed },
          { agency: 'EDUCATION', ...summed },
        ],
        overflow: proof(one.content),
      },
    });
  });

  test('of too many items still says which of them have to be reviewed', () => {
    const item = { agency: 'HEALTH', category: 'STATUS', rule: 'SAF-1', effect: 'RELEASE', reason: null };
    const plain = Array.from({ length: 2_000 }, () => ({ ...item, obligations: ['AUDIT'] }));
    const obligations = ['AUDIT', 'REVIEW_NEXT_WORKING_DAY'];
    const { decisions } = boundedEntry(entry({ decisions: [...plain, { ...item, obligations }] })).content;
    expect(decisions).toEqual([
      { ...item, obligations: ['AUDIT'], items: 2_000 },
      { ...item, obligations, items: 1 },
    ]);
  });

  test('whose items cannot even be summed up says what they oblige to, and that they were left out', () => {
    const decisions = Array.from({ length: 2_000 }, (_, place) => ({
      category: `A category of its own, and a long one, with the number ${place}`,
      obligations: place === 7 ? ['REVIEW_NEXT_WORKING_DAY'] : ['AUDIT'],
    }));
    const { content } = boundedEntry(entry({ decisions, more: 'x'.repeat(63_000) }));
    const left = { omitted: true, obligations: ['AUDIT', 'REVIEW_NEXT_WORKING_DAY'] };
    expect(content['decisions']).toEqual([expect.objectContaining(left)]);
    expect(content['overflow']).toEqual(proof({ decisions, more: 'x'.repeat(63_000) }));
  });

  test('whose large parts are no decisions has their size and hash in their place', () => {
    const fields = Array.from({ length: 10_000 }, (_, place) => `child.field${place}`);
    const bounded = boundedEntry(entry({ codes: [], fields }));
    expect(bounded.content).toMatchObject({ codes: [], fields: { omitted: true, ...proof(fields) } });
  });

  test('H06: is within what the trail takes, whatever its content was', () => {
    const part = fc.oneof(
      fc.array(fc.record({ agency: fc.string({ maxLength: 4 }), category: fc.string(), rule: fc.string() })),
      fc.integer({ min: 0, max: 70_000 }).map((length) => 'ü'.repeat(length)),
      fc.integer({ min: 0, max: 9_000 }).map((length) => Array.from({ length }, (_, place) => place)),
      fc.jsonValue(),
    );
    const many = fc
      .integer({ min: 0, max: 3_000 })
      .map((length) =>
        Object.fromEntries(Array.from({ length }, (_, place) => [`a name of some length ${place}`, place])),
      );
    const content = fc.tuple(fc.dictionary(fc.string(), part), many, part).map(([some, more, decisions]) => ({
      ...some,
      ...more,
      decisions,
    }));
    fc.assert(
      fc.property(content, (given) => {
        const bounded = boundedEntry(entry(given));
        expect(bytesOf(bounded.content)).toBeLessThanOrEqual(CONTENT_BYTES);
        expect(parseAuditEntry(bounded)).not.toBeNull();
        if (bytesOf(given) > CONTENT_BYTES) expect(bounded.content['overflow']).toEqual(proof(given));
      }),
      { numRuns: 60 },
    );
  });
});
