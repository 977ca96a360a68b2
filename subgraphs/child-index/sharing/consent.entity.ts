import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { RecordedBy } from './records/recorded-by.ts';

/**
 * What the child, or someone who may speak for it, said about sharing. Never deleted: a withdrawal is dated. What a
 * predecessor system did not record is null.
 */
@Entity({ tableName: 'consent' })
export class Consent {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  childId!: string;

  @Property({ type: 'text' })
  giver!: 'CHILD' | 'PR_HOLDER' | 'LA_WITH_PR' | 'COURT';

  /** Tells two holders of parental responsibility apart; null where the record does not say which it was. */
  @Property({ type: 'text', nullable: true })
  giverId!: string | null;

  @Property({ type: 'text', nullable: true })
  giverName!: string | null;

  /** On what ground the giver may decide, in words. */
  @Property({ type: 'text', nullable: true })
  authority!: string | null;

  /** True where sharing was refused. */
  @Property({ type: 'boolean' })
  refusal!: boolean;

  /** Information categories; `*` stands for all. */
  @Property({ type: 'array' })
  categories!: string[];

  /** Agencies or roles; `*` stands for all. */
  @Property({ type: 'array' })
  recipients!: string[];

  @Property({ type: 'array' })
  purposes!: string[];

  @Property({ type: 'text' })
  scope!: 'EXISTENCE' | 'CONTACT' | 'CONTENT';

  /** Said in so many words, as a sensitive service needs. */
  @Property({ type: 'boolean' })
  explicit!: boolean;

  @Property({ type: 'text', nullable: true })
  obtained!: 'WRITTEN' | 'VERBAL' | 'ELECTRONIC' | 'COURT_ORDER' | null;

  @Property({ type: 'datetime' })
  givenAt!: Date;

  @Property({ type: 'datetime', nullable: true })
  expiresAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  reason!: string | null;

  @Property({ type: 'json', nullable: true })
  recordedBy!: RecordedBy | null;

  @Property({ type: 'datetime', nullable: true })
  recordedAt!: Date | null;

  @Property({ type: 'datetime', nullable: true })
  withdrawnAt!: Date | null;

  @Property({ type: 'json', nullable: true })
  withdrawnBy!: RecordedBy | null;

  @Property({ type: 'text', nullable: true })
  withdrawalReason!: string | null;
}
