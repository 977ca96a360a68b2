import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aRecord, another } from '../../a-record.ts';
import { asking } from '../../asking.ts';
import { startEmbeddedIndex, type EmbeddedIndex } from '../../embedded-index.ts';
import { aConsent, SHIELD } from '../../sharing/a-choice.ts';
import { asManager } from '../../sharing/records/changes.ts';
import { isFoundByAllKeys } from '../found-by-all-keys.ts';
import { standsAsFolded } from './stands-as-folded.ts';

const THERAPY = { unit: 'speech-therapy', category: 'INV_TARGETED' } as const;
const CHOICES = [
  { shield: SHIELD },
  { consents: [aConsent({ refusal: true })] },
  { consents: [aConsent()] },
  { restrictedPersons: [{ actorId: 'teacher-1', relation: 'RESTRICTED' as const }] },
];
const anySteps = fc.array(
  fc.record({ what: fc.constantFrom('merge', 'merge', 'unlink', 'split'), one: fc.nat(9), other: fc.nat(9) }),
  { minLength: 2, maxLength: 6 },
);

let index: EmbeddedIndex;
beforeAll(async () => {
  index = await startEmbeddedIndex();
});
afterAll(() => index.close());

/** The whole of what two askers are told of each child. */
async function told(ids: readonly string[]): Promise<unknown> {
  const fields = `id familyName otherNames { familyName } address notices whosInvolved { __typename id agency }`;
  const query = `{ ${ids.map((id, place) => `c${place}: child(id: "${id}") { ${fields} }`).join(' ')} }`;
  const answers = await Promise.all([asking(), asManager()].map((request) => index.ask(query, request)));
  return answers.map(({ data }) => data);
}

/** Everything that is known of records and was decided of children, but for what parting copied to children that are no more. */
async function kept(ids: readonly string[]): Promise<unknown> {
  const tables = [
    'record_link',
    'child_name',
    'child_address',
    'child_identifier',
    'description_key',
    'shield',
    'consent',
  ];
  const those = `child_id in (${ids.map((id) => `'${id}'`).join(', ')})`;
  return Promise.all(
    [...tables, 'restricted_person'].map(async (table) =>
      (await index.run(`select * from child_index.${table} where ${those}`))
        .map((row) => JSON.stringify(row))
        .toSorted(),
    ),
  );
}

test('decisions at random, taken back, leave every record, answer and shield as it was', async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, async (steps) => {
      await index.tables.clear();
      for (const [place, choice] of CHOICES.entries()) {
        const child = another(place);
        await index.register('EDUCATION', [aRecord(`ED-${place}`, child)]);
        await index.register('HEALTH', [aRecord(`HE-${place}`, child, THERAPY)]);
        await index.choose('EDUCATION', `ED-${place}`, choice);
      }
      const ids = [...new Set((await index.tables.childOf()).values())].toSorted();
      const [before, rows] = [await told(ids), await kept(ids)];
      const made: string[] = [];
      for (const step of steps) made.push(...(await taken(step)));
      await standsAsFolded(index);
      await isFoundByAllKeys(index);
      for (const id of made.toReversed()) {
        const { codes } = await index.ask(
          `mutation { undoLinkDecision(id: "${id}", reason: "Wrong") { id } }`,
          asManager(),
        );
        expect(codes).toEqual([]);
      }
      await standsAsFolded(index);
      await isFoundByAllKeys(index);
      expect(await told(ids)).toEqual(before);
      expect(await kept(ids)).toEqual(rows);
    }),
    { numRuns: 8 },
  );
});

/** Takes a step, where it can be. */
async function taken({ what, one, other }: { what: string; one: number; other: number }): Promise<string[]> {
  const childOf = [...(await index.tables.childOf())];
  const [record = '', child = ''] = childOf[one % childOf.length] ?? [];
  const [, another = ''] = childOf[other % childOf.length] ?? [];
  const [agency = '', recordId = ''] = record.split(' ');
  const reference = `{ agency: ${agency}, recordId: "${recordId}" }`;
  const mutation = {
    merge: `mergeChildren(keep: "${child}", absorb: "${another}", reason: "The same")`,
    unlink: `unlinkRecord(record: ${reference}, reason: "Another")`,
    split: `splitChild(childId: "${child}", records: [${reference}], reason: "Another")`,
  }[what];
  const { data } = await index.ask(`mutation { made: ${mutation} { id } }`, asManager());
  const decision = data?.['made'] as { id: string } | null | undefined;
  return decision == null ? [] : [decision.id];
}
