import { PURPOSES, type Purpose } from '../../../../schema/contract/actor.ts';
import {
  INFORMATION_CATEGORIES,
  isInformationCategory,
  type InformationCategory,
} from '../../../../schema/contract/information-category.ts';
import type { Consent } from '../consent.entity.ts';
import { ConsentRecipient } from './consent-recipient.enum.ts';
import type { ConsentType } from './consent.type.ts';

/** A consent as published. Pure. What a predecessor system wrote as `*` is spelled out. */
export function publishedConsent(consent: Consent): ConsentType {
  const { refusal, categories, recipients, purposes, givenAt, expiresAt, ...same } = consent;
  return {
    ...same,
    decision: refusal ? 'REFUSED' : 'GIVEN',
    categories: categories.includes('*') ? everyCategory() : categories.filter(isInformationCategory),
    recipients: recipients.map((recipient) => (recipient === '*' ? 'ALL' : recipient)).filter(isRecipient),
    purposes: purposes.includes('*') ? [...PURPOSES] : purposes.filter(isPurpose),
    from: givenAt,
    until: expiresAt,
  };
}

/**
 * The same for someone who may know that there is a sensitive service and not which: what the unit that took the
 * consent down wrote, and who it is, would tell.
 */
export function maskedConsent(consent: Consent): ConsentType {
  const unsaid = { authority: null, reason: null, recordedBy: null, withdrawnBy: null, withdrawalReason: null };
  return Object.assign(publishedConsent(consent), unsaid);
}

function everyCategory(): InformationCategory[] {
  return Object.keys(INFORMATION_CATEGORIES).filter(isInformationCategory);
}

function isRecipient(word: string): word is ConsentRecipient {
  return Object.hasOwn(ConsentRecipient, word);
}

function isPurpose(word: string): word is Purpose {
  return PURPOSES.some((purpose) => purpose === word);
}
