import type { PGlite } from '@electric-sql/pglite';
import type { KeyRing } from '../../schema/contract/key-ring.ts';
import { DEMO_POPULATION, demoPopulation } from '../../scripts/demo/population.ts';
import { demoRecords as connexionsRecords } from '../../subgraphs/connexions/demo/demo-records.ts';
import { connexions } from '../../subgraphs/connexions/index.ts';
import { demoRecords as educationRecords } from '../../subgraphs/education/demo/demo-records.ts';
import { education } from '../../subgraphs/education/index.ts';
import { demoRecords as healthRecords } from '../../subgraphs/health/demo/demo-records.ts';
import { health } from '../../subgraphs/health/index.ts';
import type { Agency, Registration } from '../../subgraphs/kernel/agency/agency.ts';
import type { DemoChild } from '../../subgraphs/kernel/demo-person.ts';
import { demoRecords as policeRecords } from '../../subgraphs/police/demo/demo-records.ts';
import { police } from '../../subgraphs/police/index.ts';
import { demoRecords as socialCareRecords } from '../../subgraphs/social-care/demo/demo-records.ts';
import { socialCare } from '../../subgraphs/social-care/index.ts';
import { startAgencyHarness, type AgencyHarness } from './agency-harness.ts';

const children = demoPopulation({ ...DEMO_POPULATION, today: '2026-03-31' });

/** An agency with some records of the demo population, for tests that hold for every agency. */
export interface AgencyUnderTest {
  readonly name: string;
  /** Records of at least three children. */
  readonly records: readonly unknown[];
  readonly registrations: readonly Registration[];
  readonly start: (pglite: PGlite, sealKeys: KeyRing) => Promise<AgencyHarness>;
}

export const AGENCIES_UNDER_TEST: readonly AgencyUnderTest[] = [
  underTest(education, educationRecords),
  underTest(health, healthRecords),
  underTest(socialCare, socialCareRecords),
  underTest(connexions, connexionsRecords),
  underTest(police, policeRecords),
];

function underTest<Source>(
  agency: Agency<Source>,
  recordsOf: (child: DemoChild) => readonly Source[],
): AgencyUnderTest {
  const records = children.flatMap(recordsOf).slice(0, 12);
  return {
    name: agency.involvementTypeName,
    records,
    registrations: records.flatMap((record) => agency.registrationsOf(record)),
    start: (pglite, sealKeys) => startAgencyHarness(agency, { pglite, sealKeys }),
  };
}
