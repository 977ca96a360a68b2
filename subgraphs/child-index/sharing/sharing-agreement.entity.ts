import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { RecordedBy } from './records/recorded-by.ts';

/**
 * That a custodian agency shares with a recipient agency for some purposes. In force from `startsAt` up to, not
 * including, `endsAt`, or `endedAt` where it was ended before its time.
 */
@Entity({ tableName: 'sharing_agreement' })
export class SharingAgreement {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  custodian!: string;

  @Property({ type: 'text' })
  recipient!: string;

  @Property({ type: 'array' })
  purposes!: string[];

  @Property({ type: 'datetime' })
  startsAt!: Date;

  @Property({ type: 'datetime', nullable: true })
  endsAt!: Date | null;

  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'json' })
  recordedBy!: RecordedBy;

  @Property({ type: 'datetime' })
  recordedAt!: Date;

  @Property({ type: 'datetime', nullable: true })
  endedAt!: Date | null;

  @Property({ type: 'datetime', nullable: true })
  endRecordedAt!: Date | null;

  @Property({ type: 'json', nullable: true })
  endRecordedBy!: RecordedBy | null;

  @Property({ type: 'text', nullable: true })
  endReason!: string | null;
}
