import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aRecord } from '../../a-record.ts';
import { asking } from '../../asking.ts';
import { aConsent, SHIELD } from '../../sharing/a-choice.ts';
import { asManager } from '../../sharing/records/changes.ts';
import { DIFFERING, NUMBER, startTwoChildren, THERAPY } from './two-children.ts';

let two: Awaited<ReturnType<typeof startTwoChildren>>;
let index: (typeof two)['index'];
let absorbed: string;
beforeAll(async () => {
  two = await startTwoChildren();
  index = two.index;
});
beforeEach(async () => {
  [, absorbed] = await two.begin();
});
afterAll(() => index.close());

describe('records that are parted from a child', () => {
  const UNLINK = 'unlinkRecord(record: { agency: HEALTH, recordId: "HE-2" }, reason: "Another child’s")';
  beforeEach(() => index.register('HEALTH', [aRecord('HE-2', { ...DIFFERING, familyName: 'Wexcombe' }, THERAPY)]));

  test('are a child of their own, described by them, and the other is without what they said', async () => {
    await two.made(UNLINK);
    const parted = await index.childOf('HEALTH HE-2');
    expect(parted).not.toBe(absorbed);
    expect(await two.told(parted, asManager())).toMatchObject({ familyName: 'Wexcombe', identifiers: [] });
    expect(await two.told(absorbed, asManager())).toMatchObject({
      otherNames: [],
      identifiers: [{ value: NUMBER.value }],
    });
  });

  test('stay protected as they were, and are opened by nothing that was agreed to for the other', async () => {
    const choice = { consents: [aConsent({ recipients: ['EDUCATION'] })], shield: SHIELD };
    await index.choose('HEALTH', 'HE-1', choice);
    await two.made(UNLINK);
    const parted = await index.childOf('HEALTH HE-2');
    expect((await two.told(parted, asManager()))?.['notices']).toContain('SHIELDED');
    expect(await index.run(`select id from child_index.consent where child_id = '${parted}'`)).toEqual([]);
  });

  test('come back when that is taken back, to the letter', async () => {
    await index.choose('HEALTH', 'HE-1', { consents: [aConsent({ refusal: true })], shield: SHIELD });
    const before = await two.everything();
    const asked = await two.told(absorbed, asManager());
    const decision = await two.made(UNLINK);
    const parted = await index.childOf('HEALTH HE-2');
    await two.undo(decision);
    expect(await two.told(absorbed, asManager())).toEqual(asked);
    expect(await two.told(parted, asManager())).toEqual(asked);
    const links = (state: string) => (JSON.parse(state) as string[][]).slice(1);
    expect(links(await two.everything())).toEqual(links(before));
  });

  test('are not merged with it again until that is taken back', async () => {
    const decision = await two.made(UNLINK);
    const parted = await index.childOf('HEALTH HE-2');
    const again = `mergeChildren(keep: "${absorbed}", absorb: "${parted}", reason: "After all")`;
    expect(await two.send(again)).toMatchObject({ codes: ['BAD_REQUEST'] });
    await two.undo(decision);
    expect(await index.childOf('HEALTH HE-2')).toBe(absorbed);
    // Both decisions are there to be read, by the index team.
    const query = `{ child(id: "${absorbed}") { linkDecisions { kind stands reason by { id } other { id } } } }`;
    const by = { id: 'manager-1' };
    expect((await index.ask(query, asManager())).data?.['child']).toEqual({
      linkDecisions: [
        { kind: 'UNDONE', stands: true, reason: 'It was another', by, other: { id: absorbed } },
        { kind: 'UNLINKED', stands: false, reason: 'Another child’s', by, other: { id: absorbed } },
      ],
    });
    const asTherapist = asking({}, { agency: 'HEALTH', unit: 'speech-therapy' });
    expect((await index.ask(query, asTherapist)).data?.['child']).toEqual({ linkDecisions: null });
  });

  test('are some that the child has, and not all', async () => {
    const split = (records: string) =>
      two.send(`splitChild(childId: "${absorbed}", records: [${records}], reason: "Two")`);
    const ref = (id: string) => `{ agency: HEALTH, recordId: "${id}" }`;
    expect(await split(ref('HE-1') + ref('HE-2'))).toMatchObject({ codes: ['BAD_REQUEST'] });
    expect(await split(ref('HE-9'))).toMatchObject({ codes: ['BAD_REQUEST'] });
    expect(await split('')).toMatchObject({ codes: ['BAD_REQUEST'] });
    expect((await split(ref('HE-1'))).codes).toEqual([]);
    const unknown = 'unlinkRecord(record: { agency: HEALTH, recordId: "HE-9" }, reason: "None")';
    expect(await two.send(unknown)).toMatchObject({ codes: ['NOT_FOUND'] });
    // The child is described by what is left of it.
    expect(await two.told(absorbed, asManager())).toMatchObject({ familyName: 'Wexcombe' });
  });
});
