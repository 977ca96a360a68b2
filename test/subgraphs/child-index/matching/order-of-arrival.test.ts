import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CUSTODIANS, type Custodian } from '../../../../schema/contract/agency.ts';
import type { DescribedChild, RegisteredRecord } from '../../../../schema/contract/child-registration.ts';
import { aRecord, nhsNumber, upn } from '../a-record.ts';
import { startEmbeddedIndex, type EmbeddedIndex } from '../embedded-index.ts';

/** Twins, one of the same name, and one of the same home. */
const PEOPLE: readonly Partial<DescribedChild>[] = [
  { identifiers: [nhsNumber('9990001006'), upn('J931412525001')] },
  { givenName: 'Tobias', identifiers: [nhsNumber('9990001014'), upn('P304500025001')] },
  {
    address: '8 Invented Close',
    postcode: 'QF1 2AB',
    dateOfBirth: '2011-09-23',
    identifiers: [nhsNumber('9990001022')],
  },
  { givenName: 'Rosalind', dateOfBirth: '2016-01-02', identifiers: [nhsNumber('9990001030')] },
];

interface Arrival {
  readonly custodian: Custodian;
  readonly record: RegisteredRecord;
  readonly person: number;
}

/** A record of one of these people that says who it is about exactly, with any of the person's numbers. */
const anyArrivals: fc.Arbitrary<Arrival[]> = fc
  .array(
    fc.record({
      person: fc.nat(PEOPLE.length - 1),
      custodian: fc.constantFrom(...CUSTODIANS),
      numbers: fc.constantFrom(0, 1, 2),
      shouted: fc.boolean(),
    }),
    { minLength: 2, maxLength: 10 },
  )
  .map((all) =>
    all.map(({ person, custodian, numbers, shouted }, position) => {
      const known = PEOPLE[person] ?? {};
      const familyName = shouted ? 'BRACKEN-BURY' : 'Brackenbury';
      const identifiers = (known.identifiers ?? []).slice(0, numbers);
      return { custodian, person, record: aRecord(`R-${position}`, { ...known, familyName, identifiers }) };
    }),
  );
const anyOrder = anyArrivals.chain((arrivals) =>
  fc.record({
    arrivals: fc.shuffledSubarray(arrivals, { minLength: arrivals.length }),
    batchSize: fc.integer({ min: 1, max: arrivals.length }),
    again: fc.boolean(),
  }),
);

let index: EmbeddedIndex;
beforeAll(async () => {
  index = await startEmbeddedIndex();
});
afterAll(() => index.close());

/** Records that arrive at one time: each agency sends its own in one batch. */
async function arrive(arrivals: readonly Arrival[]): Promise<void> {
  for (const custodian of new Set(arrivals.map((arrival) => arrival.custodian))) {
    const own = arrivals.filter((arrival) => arrival.custodian === custodian);
    await index.register(
      custodian,
      own.map(({ record }) => record),
    );
  }
}

describe('records that say exactly whom they are about', () => {
  test('are parted into the same children, in whatever order and in whatever batches they arrive', async () => {
    await fc.assert(
      fc.asyncProperty(anyOrder, async ({ arrivals, batchSize, again }) => {
        await index.tables.clear();
        for (let start = 0; start < arrivals.length; start += batchSize)
          await arrive(arrivals.slice(start, start + batchSize));
        if (again) await arrive(arrivals);
        const childOf = await index.tables.childOf();
        const personOf = new Map<string, number>();
        for (const { custodian, record, person } of arrivals) {
          const child = childOf.get(`${custodian} ${record.recordId}`) ?? 'none';
          expect(personOf.get(child) ?? person).toBe(person);
          personOf.set(child, person);
        }
        const people = new Set(arrivals.map(({ person }) => person));
        expect(personOf.size).toBe(people.size);
        expect(await index.tables.count('child')).toBe(people.size);
      }),
      { numRuns: 25 },
    );
  });
});
