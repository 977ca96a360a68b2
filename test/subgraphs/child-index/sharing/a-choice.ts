import type { LoadSharingChoices } from '../../../../subgraphs/child-index/sharing/load-sharing-choices.ts';

type RecordedConsent = LoadSharingChoices['choices'][number]['consents'][number];

/** A parent's consent to share contact, as a predecessor system recorded it. */
export function aConsent(change: Partial<RecordedConsent> = {}): RecordedConsent {
  return {
    giver: 'PR_HOLDER',
    refusal: false,
    categories: ['INV_TARGETED'],
    recipients: ['*'],
    purposes: ['SERVICE'],
    scope: 'CONTACT',
    explicit: true,
    givenAt: '2025-01-15',
    expiresAt: null,
    withdrawnAt: null,
    ...change,
  };
}

/** Since long ago, so that it stands whenever the tests are run. */
export const SHIELD = { since: '2020-01-01', reason: 'The family is in hiding.' };
