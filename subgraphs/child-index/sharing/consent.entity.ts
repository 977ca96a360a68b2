import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What the child, or someone who may speak for it, said about sharing. Never deleted: a withdrawal is dated. */
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

  @Property({ type: 'datetime' })
  givenAt!: Date;

  @Property({ type: 'datetime', nullable: true })
  expiresAt!: Date | null;

  @Property({ type: 'datetime', nullable: true })
  withdrawnAt!: Date | null;
}
