import { Field, ID, ObjectType } from 'type-graphql';
import type { Purpose } from '../../../../schema/contract/actor.ts';
import { IsoDateTime } from '../../../kernel/schema/iso-date-time.scalar.ts';
import { PastActor } from '../past-actor.type.ts';
import { PartnerAgency } from './partner-agency.enum.ts';
import { PublishedPurpose } from './purpose.enum.ts';

@ObjectType('SharingAgreement', {
  description:
    'That one agency shares with another for some purposes who is involved with a child, and how to reach them.',
})
export class SharingAgreementType {
  @Field(() => ID, { description: 'For endSharingAgreement.' })
  id!: string;

  @Field(() => PartnerAgency, { description: 'The agency that shares.' })
  custodian!: PartnerAgency;

  @Field(() => PartnerAgency, { description: 'The agency it shares with.' })
  recipient!: PartnerAgency;

  @Field(() => [PublishedPurpose], { description: 'For what.' })
  purposes!: Purpose[];

  @Field(() => IsoDateTime, { description: 'From when it is in force.' })
  startsAt!: Date;

  @Field(() => IsoDateTime, { nullable: true, description: 'When it ceases to be in force. Null for no end.' })
  endsAt!: Date | null;

  @Field(() => String, { description: 'Why it was recorded.' })
  reason!: string;

  @Field(() => PastActor, { description: 'Who recorded it.' })
  recordedBy!: PastActor;

  @Field(() => IsoDateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;

  @Field(() => IsoDateTime, { nullable: true, description: 'When it ended before its time. Null where it did not.' })
  endedAt!: Date | null;

  @Field(() => PastActor, { nullable: true, description: 'Who recorded that it ended.' })
  endRecordedBy!: PastActor | null;

  @Field(() => String, { nullable: true, description: 'Why it ended before its time.' })
  endReason!: string | null;
}
