import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { socialCare } from '../../../subgraphs/social-care/index.ts';
import { startAgencyHarness, type AgencyHarness } from '../agency-harness.ts';
import { caseOf } from './a-case.ts';

const PERSON = '{ name role telephone email isLeadProfessional }';
const OWN = `asOf since until team service { name telephone } practitioners ${PERSON} allocatedWorker ${PERSON}`;
const STATUS = 'status statusSince authorityContact { name telephone }';
const DETAIL = 'episodes { kind from until }';
const ALL = `${OWN} ${STATUS} ${DETAIL}`;

/** Every published field of a case, untold. */
const NOTHING = {
  asOf: null,
  since: null,
  until: null,
  team: null,
  service: null,
  practitioners: null,
  allocatedWorker: null,
  status: null,
  statusSince: null,
  authorityContact: null,
  episodes: null,
};

let hub: AgencyHarness;
beforeAll(async () => {
  hub = await startAgencyHarness(socialCare);
});
afterAll(() => hub.close());

describe('social care', () => {
  test('registers a case as a specialist involvement of its team', async () => {
    const record = caseOf();
    expect(await hub.load('records', [record])).toMatchObject({ loaded: 1, rejected: [] });
    expect(hub.registered).toEqual([
      {
        recordId: 'SC-1',
        version: 1,
        unit: 'family-support-city',
        category: 'INV_SPECIALIST',
        kind: null,
        child: record.child,
      },
    ]);
  });

  test('tells who has the case, and neither standing nor episodes, where only the involvement is released', async () => {
    const { asOf, since, until, team, service, practitioners, allocatedWorker } = caseOf();
    expect(await hub.tell(['SC-1'], 'INV_SPECIALIST', ['INV_SPECIALIST'], ALL)).toEqual({
      ...NOTHING,
      asOf,
      since,
      until,
      team,
      service,
      practitioners,
      allocatedWorker,
    });
  });

  test('tells the standing and whom to call, and no more, where only the status is released', async () => {
    const { status, statusSince, authorityContact } = caseOf();
    const told = await hub.tell(['SC-1'], 'INV_SPECIALIST', ['STATUS'], ALL);
    expect(told).toEqual({ ...NOTHING, status, statusSince, authorityContact });
  });

  test('tells the episodes, the oldest first, where case detail is released', async () => {
    const told = await hub.tell(['SC-1'], 'INV_SPECIALIST', ['CASE_DETAIL'], `${DETAIL} status team`);
    expect(told).toEqual({ episodes: caseOf().episodes, status: null, team: null });
  });

  test('tells an unknown standing as null, which is not NONE', async () => {
    await hub.load('records', [
      caseOf({ recordId: 'SC-2', status: null, statusSince: null, authorityContact: null }),
      caseOf({ recordId: 'SC-3', status: 'NONE', statusSince: null }),
    ]);
    expect(await hub.tell(['SC-2'], 'INV_SPECIALIST', ['STATUS'], 'status')).toEqual({ status: null });
    expect(await hub.tell(['SC-3'], 'INV_SPECIALIST', ['STATUS'], 'status')).toEqual({ status: 'NONE' });
  });

  test('changes nothing, and tells the child index nothing, when the same case comes again', async () => {
    const released = ['INV_SPECIALIST', 'STATUS', 'CASE_DETAIL'] as const;
    const before = await hub.tell(['SC-1'], 'INV_SPECIALIST', released, ALL);
    expect(await hub.load('records', [caseOf()])).toEqual({ loaded: 1, rejected: [], registered: [] });
    expect(await hub.tell(['SC-1'], 'INV_SPECIALIST', released, ALL)).toEqual(before);
  });

  test('drops an episode that the source has taken back', async () => {
    const kept = { kind: 'REFERRAL', from: '2025-11-03', until: null } as const;
    await hub.load('records', [caseOf({ recordId: 'SC-4' })]);
    await hub.load('records', [caseOf({ recordId: 'SC-4', episodes: [kept] })]);
    const told = await hub.tell(['SC-4'], 'INV_SPECIALIST', ['CASE_DETAIL'], DETAIL);
    expect(told).toEqual({ episodes: [kept] });
  });

  test('tells only the episodes of the case that speaks for the involvement', async () => {
    const older = { kind: 'CARE', from: '2019-01-01', until: '2019-06-30' } as const;
    await hub.load('records', [caseOf({ recordId: 'SC-5', asOf: '2020-01-01', episodes: [older] })]);
    const told = await hub.tell(['SC-5', 'SC-1'], 'INV_SPECIALIST', ['CASE_DETAIL'], DETAIL);
    expect(told).toEqual({ episodes: caseOf().episodes });
  });

  test('rejects a bad case by line, field and rule, without its value', async () => {
    const result = await hub.load('records', [
      { ...caseOf({ recordId: 'SC-6' }), status: 'Secret' },
      { ...caseOf({ recordId: 'SC-7' }), episodes: [{ kind: 'CARE', from: 'Secret', until: null }] },
      { ...caseOf({ recordId: 'SC-8' }), placementPostcode: 'Secret' },
    ]);
    expect(result.loaded).toBe(0);
    expect(result.rejected).toEqual([
      { line: 1, problem: 'status: is not one of the allowed values' },
      { line: 2, problem: 'episodes.0.from: is not of the form it should have' },
      { line: 3, problem: 'the row: has fields that this format does not know' },
    ]);
  });
});
