import { describe, expect, test } from '@jest/globals';
import { parseAppendEntries } from '../../../../schema/contract/audit-entry.ts';
import { decideIdentity } from '../../../../subgraphs/child-index/identity/identity-release.ts';
import { decisionEntry, indexEntry } from '../../../../subgraphs/child-index/sharing/decision-entry.ts';
import { recordedVersion } from '../../../../subgraphs/child-index/sharing/policy/legal-regime.ts';
import { aSharingRecord, CHILD_ID, SCHOOL } from '../a-sharing-record.ts';
import { asking, STRANGER } from '../asking.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');

describe('the entry of a decision', () => {
  test('has every item with its rule, effect and reason, the hidden ones too', () => {
    const request = asking({}, STRANGER);
    const { decided } = decideIdentity(aSharingRecord(), request, NOW);
    const entry = decisionEntry(request, CHILD_ID, decided, NOW);
    expect(entry).toMatchObject({
      kind: 'decision',
      at: '2026-11-21T10:00:00.000Z',
      source: 'child-index',
      requestId: request.requestId,
      actor: request.actor,
      purpose: 'SERVICE',
      reason: request.reason,
      childIds: [CHILD_ID],
      content: {
        policyVersion: recordedVersion(NOW),
        decisions: [
          {
            category: 'IDX_IDENTITY',
            rule: 'REL-1',
            effect: 'RELEASE_REDUCED',
            fields: ['givenName', 'familyName', 'dateOfBirth'],
          },
          { category: 'IDX_PARENT_NAME', rule: 'REL-1', effect: 'HIDE', reason: 'NOTHING_TO_TELL' },
          { category: 'IDX_LOCATION', rule: 'REL-1', effect: 'HIDE', reason: 'NOTHING_TO_TELL' },
        ],
      },
    });
  });

  test('is one that the audit trail takes, and holds nothing of the child but the id', () => {
    const request = asking({ override: 'must find the child', reasonableCause: 'bruising' });
    const { decided } = decideIdentity(aSharingRecord(), request, NOW);
    const entry = decisionEntry(request, CHILD_ID, decided, NOW);
    expect(parseAppendEntries(JSON.parse(JSON.stringify({ entries: [entry] })))).not.toBeNull();
    expect(JSON.stringify(entry)).not.toMatch(/Tamsin|Brackenbury|2014-05-17/);
  });

  test('has the words of a declared override and of a recorded cause, and none where there are none', () => {
    const contentOf = (change: object) => decisionEntry(asking(change), CHILD_ID, [], NOW).content;
    expect(contentOf({ override: 'must find the child', reasonableCause: 'bruising' })).toMatchObject({
      override: 'must find the child',
      reasonableCause: 'bruising',
    });
    expect(Object.keys(contentOf({}))).toEqual(['policyVersion', 'decisions']);
  });

  test('says how the actor stands to the child, and whether they share a family name, without the name', () => {
    const acquaintanceOf = (change: object, record = aSharingRecord(), actor = {}) =>
      decisionEntry(asking(change, actor), CHILD_ID, [], NOW, record).content['acquaintance'];
    expect(acquaintanceOf({})).toEqual({ unitInvolved: false, declared: false, sameSurname: null });
    expect(acquaintanceOf({ surname: 'BRACKENBURY ' })).toMatchObject({ sameSurname: true });
    expect(acquaintanceOf({ surname: 'Brackenford' })).toMatchObject({ sameSurname: false });
    expect(acquaintanceOf({ surname: '-' }, aSharingRecord({ familyName: '' }))).toMatchObject({ sameSurname: false });
    const known = aSharingRecord({ links: [SCHOOL], declared: true });
    expect(acquaintanceOf({}, known)).toMatchObject({ unitInvolved: true, declared: true });
    expect(acquaintanceOf({}, known, STRANGER)).toMatchObject({ unitInvolved: false });
    const entry = decisionEntry(asking({ surname: 'Brackenbury' }), CHILD_ID, [], NOW, known);
    expect(JSON.stringify(entry)).not.toMatch(/Brackenbury/i);
  });

  test('has an id of its own each time', () => {
    const ids = Array.from({ length: 20 }, () => indexEntry('search', asking(), [], {}, NOW).id);
    expect(new Set(ids).size).toBe(20);
  });
});
