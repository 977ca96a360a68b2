import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PractitionerRecord } from '../../kernel/agency/contact-record.ts';
import type { CohortStatus } from './cohort-status.ts';
import type { YouthActivity } from './youth-activity.ts';

/** One young person on the books of one team. */
@Entity({ tableName: 'young_person' })
export class YoungPerson {
  /** The client information system's id. */
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  /** The team. */
  @Property({ type: 'text' })
  unit!: string;

  @Property({ type: 'text' })
  cohortStatus!: CohortStatus;

  /** Null where nobody knows what the young person does. */
  @Property({ type: 'text', nullable: true })
  currentActivity!: YouthActivity | null;

  @Property({ type: 'date', nullable: true })
  activitySince!: string | null;

  @Property({ type: 'text', nullable: true })
  intendedDestination!: YouthActivity | null;

  /** The personal adviser, and who stands in. */
  @Property({ type: 'json' })
  practitioners!: PractitionerRecord[];

  @Property({ type: 'date', nullable: true })
  since!: string | null;

  @Property({ type: 'date', nullable: true })
  until!: string | null;

  /** When the source last confirmed the record. */
  @Property({ type: 'date' })
  asOf!: string;
}
