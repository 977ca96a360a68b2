import { randomUUID } from 'node:crypto';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { ActorAgency, Purpose } from '../../../../schema/contract/actor.ts';
import { isCustodian } from '../../../../schema/contract/agency.ts';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { IsoDateTime } from '../../../kernel/schema/iso-date-time.scalar.ts';
import { checkAsker } from '../../identity/check-asker.ts';
import { isChildId as isUuid } from '../../identity/child-id.ts';
import type { IndexContext } from '../../index-context.ts';
import { SharingAgreement } from '../sharing-agreement.entity.ts';
import { checkChange } from './check-change.ts';
import { PartnerAgency } from './partner-agency.enum.ts';
import { PublishedPurpose } from './purpose.enum.ts';
import { readList, readMoment, readSpan } from './read-arguments.ts';
import { recordChange } from './record-change.ts';
import { recordedBy } from './recorded-by.ts';
import { SharingAgreementType } from './sharing-agreement.type.ts';
import { INDEX_TEAM } from './who-may-record.ts';

/** The register of agreements between agencies. About no child in particular. */
@Resolver()
export class SharingAgreementsResolver {
  @Query(() => [SharingAgreementType], {
    description:
      'The register of sharing agreements, the latest first, ended ones too: a few for each pair of agencies. For the ' +
      'index team and auditors.',
  })
  async sharingAgreements(@Ctx('index') context: IndexContext): Promise<SharingAgreement[]> {
    checkAsker(context.request, Date.now());
    const { role } = context.request.actor;
    if (role !== 'INDEX_MANAGER' && role !== 'AUDITOR') throw new HubError('FORBIDDEN', 'ROLE_NOT_ALLOWED');
    return context.em.fork().find(SharingAgreement, {}, { orderBy: { startsAt: 'desc', id: 'asc' } });
  }

  @Mutation(() => SharingAgreementType, {
    description: 'Records an agreement between two agencies. For the index team.',
  })
  async recordSharingAgreement(
    @Arg('custodian', () => PartnerAgency, { description: 'The agency that shares: one that holds records.' })
    custodian: ActorAgency,
    @Arg('recipient', () => PartnerAgency, { description: 'The agency it shares with, which is another.' })
    recipient: ActorAgency,
    @Arg('purposes', () => [PublishedPurpose], { description: 'For what: at least one.' }) purposes: Purpose[],
    @Arg('from', () => IsoDateTime, { description: 'From when it is in force.' }) from: Date,
    @Arg('until', () => IsoDateTime, { nullable: true, description: 'When it ceases to be. Null for no end.' })
    until: Date | null | undefined,
    @Arg('reason', () => String, { description: 'In your own words, at most 500 characters.' }) reason: string,
    @Ctx('index') context: IndexContext,
  ): Promise<SharingAgreement> {
    const now = Date.now();
    const words = checkChange(context, INDEX_TEAM, reason, now);
    if (!isCustodian(custodian) || recipient === custodian) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
    const agreed = { custodian, recipient, purposes: readList(purposes), ...readSpan(from, until, now) };

    const made = { reason: words, recordedBy: recordedBy(context.request), recordedAt: new Date(now) };
    const end = { endedAt: null, endRecordedAt: null, endRecordedBy: null, endReason: null };
    const agreement = { id: randomUUID(), ...agreed, ...made, ...end };
    await recordChange(context, null, { change: 'recordSharingAgreement', before: null, after: agreement }, now);
    await context.em.insert(SharingAgreement, agreement);
    forgetAll(context);
    return agreement;
  }

  @Mutation(() => SharingAgreementType, {
    description: 'Ends an agreement before its time. An earlier end that is on record stands. For the index team.',
  })
  async endSharingAgreement(
    @Arg('id', () => ID, { description: 'The id of the agreement.' }) id: string,
    @Arg('on', () => IsoDateTime, { nullable: true, description: 'The moment of its end; now, where it is left out.' })
    on: Date | null | undefined,
    @Arg('reason', () => String, { description: 'In your own words, at most 500 characters.' }) reason: string,
    @Ctx('index') context: IndexContext,
  ): Promise<SharingAgreement> {
    const now = Date.now();
    const endReason = checkChange(context, INDEX_TEAM, reason, now);
    const endedAt = readMoment(on ?? new Date(now));
    const found = isUuid(id) ? await context.em.fork().findOne(SharingAgreement, { id }) : null;
    if (found === null) throw new HubError('NOT_FOUND');
    if (found.endedAt !== null && found.endedAt <= endedAt) return found;

    const end = { endedAt, endRecordedAt: new Date(now), endRecordedBy: recordedBy(context.request), endReason };
    const before = { id, endedAt: found.endedAt };
    await recordChange(context, null, { change: 'endSharingAgreement', before, after: { id, ...end } }, now);
    const standing = { id, $or: [{ endedAt: null }, { endedAt: { $gt: endedAt } }] };
    await context.em.nativeUpdate(SharingAgreement, standing, end);
    forgetAll(context);
    return context.em.fork().findOneOrFail(SharingAgreement, { id });
  }
}

/** An agreement may bear on any child that was decided about in this operation. */
function forgetAll(context: IndexContext): void {
  context.sharing.clearAll();
  context.identity.clearAll();
  context.whosInvolved.clearAll();
}
