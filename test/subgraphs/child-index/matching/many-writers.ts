import { expect } from '@jest/globals';
import { CUSTODIANS, type Custodian } from '../../../../schema/contract/agency.ts';
import type { RegisteredRecord } from '../../../../schema/contract/child-registration.ts';
import { server } from '../../../test-stores.ts';
import { aRecord } from '../a-record.ts';
import { startIndexHarness } from '../index-harness.ts';
import { indexTables } from '../index-tables.ts';
import { standsAsFolded } from './links/stands-as-folded.ts';

const WRITERS = 8;
const BATCH = 25;

interface Arrival {
  readonly custodian: Custodian;
  readonly record: RegisteredRecord;
}

/**
 * Has eight writers at once, at two processes' worth of child index, register records that overlap, in an order of their
 * own, against one PostgreSQL server.
 * @returns the records of each child, each as one line, in the order of the lines
 */
export async function partitionBy(records: number, seed: number): Promise<string[]> {
  const database = await server.open();
  const indexes = [await startIndexHarness(database.store), await startIndexHarness(database.store)];
  try {
    const random = generator(seed);
    const arrivals = shuffled(overlapping(records), random);
    await Promise.all(
      Array.from({ length: WRITERS }, async (_none, writer) => {
        const index = indexes[writer % indexes.length]!;
        // Some records come from two writers.
        const own = arrivals.filter((_arrival, place) => place % WRITERS === writer || place % 50 === writer);
        for (let start = 0; start < own.length; start += BATCH) {
          const batch = own.slice(start, start + BATCH);
          for (const custodian of CUSTODIANS) {
            const its = batch.filter((arrival) => arrival.custodian === custodian).map(({ record }) => record);
            if (its.length > 0) await index.register(custodian, its);
          }
        }
      }),
    );
    const childOf = await indexTables(database).childOf();
    expect(childOf.size).toBe(records);
    await standsAsFolded(database);
    const children = new Map<string, string[]>();
    for (const [record, child] of childOf) children.set(child, [...(children.get(child) ?? []), record]);
    return [...children.values()].map((all) => all.toSorted().join(', ')).toSorted();
  } finally {
    for (const index of indexes) await index.close();
    await database.drop();
  }
}

/** Five agencies’ records of a fifth as many children, twins among them, each with exactly what the others say of it. */
function overlapping(records: number): Arrival[] {
  return Array.from({ length: records }, (_none, place) => {
    const custodian = CUSTODIANS[place % CUSTODIANS.length]!;
    const person = Math.floor(place / CUSTODIANS.length);
    const family = familyOf(Math.floor(person / 2));
    const child = {
      ...family,
      givenName: person % 2 === 0 ? 'Tamsin' : 'Tobias',
      familyName: place % 3 === 0 ? family.familyName.toUpperCase() : family.familyName,
    };
    return { custodian, record: aRecord(`R-${place}`, child) };
  });
}

/** Names of three syllables that sound unlike each other, homes in postcodes of their own, birthdays apart. */
function familyOf(number: number) {
  const syllables = ['bar', 'den', 'fil', 'gom', 'kur', 'lath', 'mep', 'nish', 'pov', 'rut'];
  const said = [number % 10, Math.floor(number / 10) % 10, Math.floor(number / 100) % 10];
  const name = said.map((place) => syllables[place]).join('');
  const day = new Date(Date.UTC(2005, 0, 1 + number * 7)).toISOString().slice(0, 10);
  const postcode = `ZZ${(number % 9) + 1}${said[1]} ${said[2]}A${'ABDEFGHJLN'[said[0]!]}`;
  return {
    familyName: `${name[0]!.toUpperCase()}${name.slice(1)}`,
    dateOfBirth: day,
    postcode,
    address: `${number} ${name} Row`,
  };
}

function shuffled<Value>(values: Value[], random: () => number): Value[] {
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [values[last], values[other]] = [values[other]!, values[last]!];
  }
  return values;
}

/** The same numbers for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
