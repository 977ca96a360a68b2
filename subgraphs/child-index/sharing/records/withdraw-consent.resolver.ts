import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { isChildId as isUuid, NOBODY } from '../../identity/child-id.ts';
import type { IndexContext } from '../../index-context.ts';
import { Consent } from '../consent.entity.ts';
import { checkChange } from './check-change.ts';
import { ConsentType } from './consent.type.ts';
import { recordChange } from './record-change.ts';
import { recordedBy } from './recorded-by.ts';
import { relatedChild } from './related-child.ts';
import type { SharingRecords } from './sharing-records.ts';
import { MAY_RECORD_CONSENT } from './who-may-record.ts';

@Resolver()
export class WithdrawConsentResolver {
  @Mutation(() => ConsentType, {
    description:
      'Records that a consent was withdrawn. That counts as a refusal from now on. A consent that was withdrawn before ' +
      'stays as it is. A refusal is not withdrawn: record the consent that follows it.',
  })
  async withdrawConsent(
    @Arg('consentId', () => ID, { description: 'The id of the consent.' }) consentId: string,
    @Arg('reason', () => String, { description: 'In your own words, at most 500 characters.' }) reason: string,
    @Ctx('index') context: IndexContext,
    @Ctx('records') records: SharingRecords,
  ): Promise<ConsentType> {
    const now = Date.now();
    const withdrawalReason = checkChange(context, MAY_RECORD_CONSENT, reason, now);
    const found = isUuid(consentId) ? await context.em.fork().findOne(Consent, { id: consentId }) : null;
    // A consent that is not there takes the same way as one about a child that is not, and one that may not be read.
    const { id: childId } = await context.visibleChild(found?.childId ?? NOBODY);
    const told = await toldConsent(records, childId, consentId);
    await relatedChild(context, childId);
    if (told.decision === 'REFUSED') throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
    if (told.withdrawnAt !== null && told.withdrawnAt.getTime() <= now) return told;

    const withdrawn = { withdrawnAt: new Date(now), withdrawnBy: recordedBy(context.request), withdrawalReason };
    const before = { id: consentId, withdrawnAt: told.withdrawnAt };
    await recordChange(
      context,
      childId,
      { change: 'withdrawConsent', before, after: { id: consentId, ...withdrawn } },
      now,
    );
    // Of two at the same moment the first stands; one that a predecessor system announced for a time to come does not.
    const announced = { withdrawnAt: { $gt: withdrawn.withdrawnAt }, withdrawnBy: null };
    const standing = { id: consentId, $or: [{ withdrawnAt: null }, announced] };
    await context.em.nativeUpdate(Consent, standing, withdrawn);
    context.forget(childId);
    return toldConsent(records, childId, consentId);
  }
}

/** @throws HubError NOT_FOUND where there is no such consent, or none that the asker may read */
async function toldConsent(records: SharingRecords, childId: string, consentId: string): Promise<ConsentType> {
  const consent = (await records.consents.load(childId)).find(({ id }) => id === consentId);
  if (consent === undefined) throw new HubError('NOT_FOUND');
  return consent;
}
