import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { RecordedBy } from './records/recorded-by.ts';

/**
 * A user of the hub who must not look at this child as a practitioner: a danger to it, its family, or the child itself.
 * A PR_HOLDER holds parental responsibility, a SELF is the child: they may ask as data subjects.
 */
@Entity({ tableName: 'restricted_person' })
export class RestrictedPerson {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  childId!: string;

  @Property({ type: 'text' })
  actorId!: string;

  @Property({ type: 'text' })
  relation!: 'RESTRICTED' | 'FAMILY' | 'SELF' | 'PR_HOLDER';

  @Property({ type: 'date' })
  since!: string;

  /** The first day on which it no longer holds; null where it has no end. */
  @Property({ type: 'date', nullable: true })
  endsOn!: string | null;

  @Property({ type: 'text', nullable: true })
  reason!: string | null;

  @Property({ type: 'json', nullable: true })
  recordedBy!: RecordedBy | null;

  @Property({ type: 'datetime', nullable: true })
  recordedAt!: Date | null;
}
