import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { RecordedBy } from './records/recorded-by.ts';

/** An order of a court that information about the child be shared. In force from `startsAt` up to, not including, `endsAt`. */
@Entity({ tableName: 'court_order' })
export class CourtOrder {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  childId!: string;

  /** The information categories that the order names. */
  @Property({ type: 'array' })
  categories!: string[];

  /** The court's own number of the case or order. */
  @Property({ type: 'text' })
  reference!: string;

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
}
