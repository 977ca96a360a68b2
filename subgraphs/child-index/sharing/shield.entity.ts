import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { RecordedBy } from './records/recorded-by.ts';

/** Someone could do significant harm if they knew where the child or its carer is (SI 2007/2182 reg. 6(5)). */
@Entity({ tableName: 'shield' })
export class Shield {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  childId!: string;

  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'date' })
  since!: string;

  @Property({ type: 'json', nullable: true })
  recordedBy!: RecordedBy | null;

  @Property({ type: 'datetime', nullable: true })
  recordedAt!: Date | null;

  @Property({ type: 'date', nullable: true })
  liftedOn!: string | null;

  @Property({ type: 'json', nullable: true })
  liftedBy!: RecordedBy | null;

  @Property({ type: 'datetime', nullable: true })
  liftedAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  liftReason!: string | null;
}
