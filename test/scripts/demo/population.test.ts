import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CUSTODIANS, type Custodian } from '../../../schema/contract/agency.ts';
import { parseRegisterRecords } from '../../../schema/contract/child-registration.ts';
import { daysBetween, ageOn } from '../../../scripts/demo/calendar.ts';
import { DEMO_POPULATION, demoPopulation } from '../../../scripts/demo/population.ts';
import type { DemoChild, DemoPractitioner, DemoRecord } from '../../../subgraphs/kernel/demo-person.ts';
import { DRAMA_NUMBER, isNhsNumber, isUpn } from './identifier-checks.ts';

const TODAY = '2026-03-02';
const county = demoPopulation({ ...DEMO_POPULATION, today: TODAY });

const plans = fc.record({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  families: fc.integer({ min: 0, max: 40 }),
  today: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
});

function recordsOf({ known }: DemoChild): readonly (readonly [Custodian, DemoRecord])[] {
  return [
    ...(known.education === undefined ? [] : [['EDUCATION', known.education] as const]),
    ...(known.health ?? []).map((record) => ['HEALTH', record] as const),
    ...(known.socialCare === undefined ? [] : [['SOCIAL_CARE', known.socialCare] as const]),
    ...(known.connexions === undefined ? [] : [['CONNEXIONS', known.connexions] as const]),
    ...(known.police ?? []).map((record) => ['POLICE', record] as const),
  ];
}

const allRecords = county.flatMap(recordsOf);

describe('a population', () => {
  test('is the same for the same plan and another for another seed', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(demoPopulation(plan)).toEqual(demoPopulation(plan));
      }),
      { numRuns: 10 },
    );
    expect(demoPopulation({ ...DEMO_POPULATION, seed: 1, today: TODAY })).not.toEqual(county);
  });

  test('begins with the same children however many follow', () => {
    const few = demoPopulation({ seed: DEMO_POPULATION.seed, families: 20, today: TODAY });
    expect(county.slice(0, few.length)).toEqual(few);
  });

  test('has the eight stories first, the same for every seed', () => {
    const other = demoPopulation({ seed: 77, families: 1, today: TODAY });
    expect(other.slice(0, 8)).toEqual(county.slice(0, 8));
    expect(county.filter((child) => child.story !== null)).toHaveLength(8);
  });

  test('has about two children a family, some 300 by default', () => {
    expect(county.length).toBeGreaterThan(280);
    expect(county.length).toBeLessThan(380);
  });
});

describe('whatever the seed, the size and the day', () => {
  test('no key, no record number and no identifier occurs twice', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const children = demoPopulation(plan);
        const distinct = (values: readonly unknown[]): void => expect(new Set(values).size).toBe(values.length);
        distinct(children.map((child) => child.key));
        distinct(children.flatMap((child) => child.truth.nhsNumber ?? []));
        distinct(children.flatMap((child) => child.truth.upn ?? []));
        distinct(children.flatMap(recordsOf).map(([, record]) => record.localId));
      }),
      { numRuns: 30 },
    );
  });

  test('every child is unborn or under nineteen, and no record begins before it could or ends before it began', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        for (const child of demoPopulation(plan)) {
          const { dateOfBirth, expectedDateOfDelivery } = child.truth;
          if (dateOfBirth === null) {
            expect(daysBetween(plan.today, expectedDateOfDelivery ?? '')).toBeGreaterThan(0);
          } else {
            expect(dateOfBirth < plan.today).toBe(true);
            expect(ageOn(dateOfBirth, plan.today)).toBeLessThanOrEqual(18);
          }
          for (const [, record] of recordsOf(child)) {
            expect(record.since >= (dateOfBirth ?? '')).toBe(true);
            expect(record.since <= record.asOf && record.asOf <= plan.today).toBe(true);
            expect(record.until === null || record.until >= record.since).toBe(true);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test('the child index can take every record', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const records = demoPopulation(plan).flatMap(recordsOf);
        for (const custodian of CUSTODIANS) {
          const own = records.filter(([agency]) => agency === custodian).slice(0, 1000);
          const payload = {
            custodian,
            records: own.map(([, { localId, unit, category, as }]) => ({
              recordId: localId,
              version: 1,
              unit,
              category,
              kind: null,
              child: as,
            })),
          };
          expect(own.length === 0 || parseRegisterRecords(payload) !== null).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('the demonstration’s county', () => {
  test('has valid identifiers only, in truth and as the agencies have them', () => {
    const nhsNumbers = county.flatMap((child) => child.truth.nhsNumber ?? []);
    const upns = county.flatMap((child) => child.truth.upn ?? []);
    expect(nhsNumbers.filter((number) => !isNhsNumber(number) || !number.startsWith('999'))).toEqual([]);
    expect(upns.filter((upn) => !isUpn(upn) || upn.slice(1, 4) !== '931')).toEqual([]);
    for (const child of county) {
      const own = [child.truth.nhsNumber, child.truth.upn];
      for (const [, record] of recordsOf(child)) {
        expect(record.as.identifiers.filter(({ value }) => !own.includes(value))).toEqual([]);
      }
    }
    expect(upns.some((upn) => /[A-Z]$/.test(upn))).toBe(true);
  });

  test('has telephone numbers from the ranges for drama and addresses that reach nobody', () => {
    const people = (record: DemoRecord): readonly DemoPractitioner[] => record.practitioners;
    const numbers = [
      ...allRecords.flatMap(([, record]) => [record.service, ...people(record)].map(({ telephone }) => telephone)),
      ...county.flatMap(({ known }) => known.socialCare?.authorityContact.telephone ?? []),
      ...county.flatMap(({ known }) => known.education?.educationSocialWorker?.telephone ?? []),
      ...county.flatMap(({ known }) => (known.police ?? []).map((notice) => notice.neighbourhoodTeam.telephone)),
    ];
    expect(numbers.filter((number) => !DRAMA_NUMBER.test(number))).toEqual([]);
    const emails = allRecords.flatMap(([, record]) => people(record).map(({ email }) => email));
    expect(emails.filter((email) => !/^[a-z.]+@[a-z0-9-]{1,63}\.example$/.test(email))).toEqual([]);
    const postcodes = county.map((child) => child.truth.postcode);
    expect(postcodes.filter((postcode) => !/^[A-Z]{2}\d{1,2} \d[CIKMOV]{2}$/.test(postcode))).toEqual([]);
  });

  test('has every agency, every kind of sensitive service and every status', () => {
    const agencies = new Set(allRecords.map(([agency]) => agency));
    expect([...agencies].toSorted()).toEqual([...CUSTODIANS].toSorted());
    const kinds = new Set(county.flatMap(({ known }) => (known.health ?? []).map((record) => record.kind)));
    expect(kinds.size).toBe(8);
    const statuses = new Set(county.flatMap(({ known }) => known.socialCare?.status ?? []));
    expect(statuses.size).toBe(4);
  });

  test('has a unit’s name spelt one way and known to one agency only', () => {
    const owner = new Map<string, string>();
    for (const [agency, { unit, service }] of allRecords) {
      const known = `${agency} ${service.name} ${service.telephone}`;
      expect(owner.get(unit) ?? known).toBe(known);
      owner.set(unit, known);
    }
  });

  test('has at least six pairs of twins, who share all but given name and identifiers', () => {
    const births = new Map<string, string[]>();
    for (const { truth } of county) {
      const birth = `${truth.familyName} ${truth.dateOfBirth} ${truth.address} ${truth.postcode}`;
      births.set(birth, [...(births.get(birth) ?? []), truth.givenName ?? '']);
    }
    const twins = [...births.values()].filter((names) => names.length === 2);
    expect(twins.length).toBeGreaterThanOrEqual(6);
    expect(twins.filter(([first, second]) => first === second)).toEqual([]);
  });

  test('has one unborn child, without name and identifiers, known to health and social care', () => {
    const unborn = county.filter((child) => child.truth.dateOfBirth === null);
    expect(unborn).toHaveLength(1);
    expect(unborn[0]?.truth).toMatchObject({ givenName: null, nhsNumber: null, upn: null, sex: 'NOT_SPECIFIED' });
    expect(Object.keys(unborn[0]?.known ?? {}).toSorted()).toEqual(['health', 'socialCare']);
  });

  test('has the ordinary mess: agencies that spell, date and house the same child differently, and hyphens', () => {
    const differs = (of: (child: DemoChild, record: DemoRecord) => boolean): number =>
      county.filter((child) => recordsOf(child).some(([, record]) => of(child, record))).length;
    expect(differs(({ truth }, { as }) => as.givenName !== truth.givenName)).toBeGreaterThan(10);
    expect(differs(({ truth }, { as }) => as.familyName !== truth.familyName)).toBeGreaterThan(10);
    expect(differs(({ truth }, { as }) => as.dateOfBirth !== truth.dateOfBirth)).toBeGreaterThan(3);
    expect(differs(({ truth }, { as }) => as.address !== null && as.address !== truth.address)).toBeGreaterThan(10);
    expect(differs((_, { as }) => as.identifiers.length === 0)).toBeGreaterThan(10);
    expect(differs((_, { as }) => as.otherNames.some(({ kind }) => kind === 'FORMER'))).toBeGreaterThan(3);
    expect(county.some((child) => child.truth.familyName.includes('-'))).toBe(true);
  });

  test('has no lead professional twice on one child', () => {
    const leads = county.map(
      (child) =>
        recordsOf(child)
          .flatMap(([, { practitioners }]) => practitioners)
          .filter((p) => p.isLeadProfessional).length,
    );
    expect(Math.max(...leads)).toBe(1);
  });

  test('has consents given, refused and to existence only, and some shields', () => {
    const consents = county.flatMap((child) => child.consents);
    expect(new Set(consents.map(({ decision }) => decision)).size).toBe(2);
    expect(new Set(consents.map(({ scope }) => scope))).toEqual(new Set(['EXISTENCE', 'CONTACT']));
    expect(county.filter((child) => child.shield !== null).length).toBeGreaterThanOrEqual(2);
  });
});
