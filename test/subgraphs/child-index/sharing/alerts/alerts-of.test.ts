import { describe, expect, test } from '@jest/globals';
import { decideIdentity } from '../../../../../subgraphs/child-index/identity/identity-release.ts';
import { alertsOf } from '../../../../../subgraphs/child-index/sharing/alerts/alerts-of.ts';
import {
  decideInvolvement,
  involvementGroups,
} from '../../../../../subgraphs/child-index/sharing/involvement-decision.ts';
import type { SharingRecord } from '../../../../../subgraphs/child-index/sharing/sharing-record.ts';
import { aSharingRecord, link, SCHOOL } from '../../a-sharing-record.ts';
import { asking, SOCIAL_WORKER, STRANGER } from '../../asking.ts';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const PRACTICE = link('HE-9', { custodian: 'HEALTH', unit: 'practice-1', category: 'INV_TARGETED' });
const CLINIC = link('HE-8', { custodian: 'HEALTH', unit: 'clinic-2', category: 'INV_SPECIALIST' });
const record = aSharingRecord({ links: [SCHOOL, PRACTICE, CLINIC] });
const emergency = asking({ purpose: 'EMERGENCY' }, SOCIAL_WORKER);

function decidedOn(about: SharingRecord, request = emergency) {
  return involvementGroups(about).flatMap((group) => decideInvolvement(group, about, request, NOW).decided);
}

describe('the alerts that decisions oblige to', () => {
  test('are one for each unit of a custodian whose information was told, and one for the index team', () => {
    const decided = decidedOn(record);
    expect(alertsOf(decided, decided)).toEqual([
      { audience: 'EDUCATION', unit: 'foxglove-school', rules: ['EMG-1'], forReview: true },
      { audience: 'HUB', unit: '', rules: ['EMG-1'], forReview: true },
      { audience: 'HEALTH', unit: 'practice-1', rules: ['EMG-1'], forReview: true },
      { audience: 'HEALTH', unit: 'clinic-2', rules: ['EMG-1'], forReview: true },
    ]);
  });

  test('are none where the release was not carried out', () => {
    expect(alertsOf(decidedOn(record), [])).toEqual([]);
  });

  test('are none for a custodian whose own unit asks', () => {
    const own = decidedOn(record, asking({ purpose: 'EMERGENCY' }));
    expect(alertsOf(own, own).map(({ unit }) => unit)).not.toContain('foxglove-school');
  });

  test('are for the index team alone where only the index’s own fields were told', () => {
    const { decided } = decideIdentity(record, emergency, NOW);
    expect(alertsOf(decided, decided)).toEqual([{ audience: 'HUB', unit: '', rules: ['EMG-1'], forReview: true }]);
  });

  test('are none for ordinary work', () => {
    const decided = decidedOn(record, asking());
    expect(alertsOf(decided, decided)).toEqual([]);
  });

  test('tell the index team of a restricted person, though nothing was told and nothing is to be reviewed', () => {
    const restricted = aSharingRecord({ restrictions: [{ actorId: 'stranger-1', relation: 'RESTRICTED' }] });
    const { decided } = decideIdentity(restricted, asking({}, STRANGER), NOW);
    expect(alertsOf(decided, [])).toEqual([{ audience: 'HUB', unit: '', rules: ['CON-1'], forReview: false }]);
  });
});
