import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { education } from '../../../subgraphs/education/index.ts';
import { startAgencyHarness, type AgencyHarness } from '../agency-harness.ts';
import { pupil } from './a-pupil.ts';

const OWN = `asOf since until yearGroup enrolmentStatus
  service { name telephone } practitioners { name role telephone email isLeadProfessional }`;
const DETAIL = `senProvision attendance { sessionsPossible sessionsAttended unauthorisedAbsence asOf }
  educationSocialWorker { name role telephone email isLeadProfessional }`;

let hub: AgencyHarness;
beforeAll(async () => {
  hub = await startAgencyHarness(education);
});
afterAll(() => hub.close());

describe('education', () => {
  test('registers an enrolment as a universal involvement of its setting', async () => {
    const record = pupil();
    const result = await hub.load('records', [record]);
    expect(result).toMatchObject({ loaded: 1, rejected: [] });
    expect(hub.registered).toEqual([
      {
        recordId: 'ED-1',
        version: 1,
        unit: 'foxglove-school',
        category: 'INV_UNIVERSAL',
        kind: null,
        child: record.child,
      },
    ]);
  });

  test('tells who is involved, and nothing of the record, where only the involvement is released', async () => {
    const { setting, yearGroup, enrolmentStatus, practitioners, since, until, asOf } = pupil();
    expect(await hub.tell(['ED-1'], 'INV_UNIVERSAL', ['INV_UNIVERSAL'], `${OWN} ${DETAIL}`)).toEqual({
      asOf,
      since,
      until,
      yearGroup,
      enrolmentStatus,
      service: { name: setting.name, telephone: setting.telephone },
      practitioners,
      senProvision: null,
      attendance: null,
      educationSocialWorker: null,
    });
  });

  test('tells what the record says where case detail is released', async () => {
    const { senProvision, attendance, educationSocialWorker } = pupil();
    const told = await hub.tell(['ED-1'], 'INV_UNIVERSAL', ['CASE_DETAIL'], `${DETAIL} yearGroup service { name }`);
    expect(told).toEqual({ senProvision, attendance, educationSocialWorker, yearGroup: null, service: null });
  });

  test('changes nothing, and tells the child index nothing, when the same records come again', async () => {
    const before = await hub.tell(['ED-1'], 'INV_UNIVERSAL', ['INV_UNIVERSAL', 'CASE_DETAIL'], `${OWN} ${DETAIL}`);
    const told = hub.registered.length;
    const result = await hub.load('records', [pupil()]);
    expect(result).toEqual({ loaded: 1, rejected: [], registered: [] });
    expect(hub.registered).toHaveLength(told);
    expect(await hub.tell(['ED-1'], 'INV_UNIVERSAL', ['INV_UNIVERSAL', 'CASE_DETAIL'], `${OWN} ${DETAIL}`)).toEqual(
      before,
    );
  });

  test('keeps a change of the record to itself unless it is about whose or which it is', async () => {
    const told = hub.registered.length;
    await hub.load('records', [pupil({ yearGroup: '6' })]);
    expect(hub.registered).toHaveLength(told);
    expect(await hub.tell(['ED-1'], 'INV_UNIVERSAL', ['INV_UNIVERSAL'], 'yearGroup')).toEqual({ yearGroup: '6' });

    await hub.load('records', [pupil({ child: { ...pupil().child, familyName: 'Renamed' } })]);
    expect(hub.registered.at(-1)).toMatchObject({ version: 2, child: { familyName: 'Renamed' } });
  });

  test('lets the record that was confirmed last speak for an involvement of several', async () => {
    await hub.load('records', [
      pupil({ recordId: 'ED-2', yearGroup: '3', asOf: '2023-07-01' }),
      pupil({ recordId: 'ED-3', yearGroup: '5', asOf: '2026-03-31' }),
    ]);
    for (const recordIds of [
      ['ED-2', 'ED-3'],
      ['ED-3', 'ED-2', 'gone'],
    ]) {
      expect(await hub.tell(recordIds, 'INV_UNIVERSAL', ['INV_UNIVERSAL'], 'yearGroup')).toEqual({ yearGroup: '5' });
    }
  });

  test('rejects a bad record by line, field and rule, without its value, and loads the others', async () => {
    const result = await hub.load('records', [
      { ...pupil({ recordId: 'ED-4' }), yearGroup: 'Secret-17' },
      pupil({ recordId: 'ED-5' }),
      { ...pupil({ recordId: 'ED-6' }), freeSchoolMeals: 'Secret-18' },
      { ...pupil({ recordId: 'ED-7' }), since: 'Secret-19' },
    ]);
    expect(result.loaded).toBe(1);
    expect(result.rejected).toEqual([
      { line: 1, problem: 'yearGroup: is not of the form it should have' },
      { line: 3, problem: 'the row: has fields that this format does not know' },
      { line: 4, problem: 'since: is not of the form it should have' },
    ]);
  });

  test('takes the last word where a batch names a record twice', async () => {
    const result = await hub.load('records', [
      pupil({ recordId: 'ED-8', yearGroup: '1' }),
      pupil({ recordId: 'ED-8', yearGroup: '2' }),
    ]);
    expect(result.rejected).toEqual([]);
    expect(await hub.tell(['ED-8'], 'INV_UNIVERSAL', ['INV_UNIVERSAL'], 'yearGroup')).toEqual({ yearGroup: '2' });
  });
});
