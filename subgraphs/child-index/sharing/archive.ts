import { ageOn } from './age-on.ts';
import { LEGAL_REGIME, type LegalRegime } from './policy/legal-regime.ts';
import type { ConsentRow, SharingRecord } from './sharing-record.ts';

/**
 * Whether a record is archived: because somebody archived it, or because the young person is of age and has not agreed
 * that it stays open, for which their own latest word on their identity counts (SI 2007/2182). Pure.
 * @param now milliseconds since the epoch
 */
export function isArchived(
  record: Pick<SharingRecord, 'archived' | 'dateOfBirth' | 'consents'>,
  now: number,
  regime: LegalRegime = LEGAL_REGIME,
): boolean {
  if (record.archived) return true;
  if (record.dateOfBirth === null) return false;
  const age = ageOn(record.dateOfBirth, new Date(now).toISOString().slice(0, 10));
  if (age < regime.archiveAge) return false;
  return age >= regime.archiveAgeWithConsent || !hasAgreed(record.consents, now);
}

function hasAgreed(consents: readonly ConsentRow[], now: number): boolean {
  const own = consents.filter(
    (consent) => consent.giver === 'CHILD' && isAboutIdentity(consent) && given(consent) <= now,
  );
  const latest = Math.max(...own.map(given));
  const last = own.filter((consent) => given(consent) === latest);
  return last.length > 0 && last.every((consent) => !consent.refusal && isLive(consent, now));
}

function isAboutIdentity({ categories }: ConsentRow): boolean {
  return categories.includes('*') || categories.includes('IDX_IDENTITY');
}

function given({ givenAt }: ConsentRow): number {
  return Date.parse(givenAt);
}

function isLive({ expiresAt, withdrawnAt }: ConsentRow, now: number): boolean {
  return [expiresAt, withdrawnAt].every((end) => end === null || now < Date.parse(end));
}
