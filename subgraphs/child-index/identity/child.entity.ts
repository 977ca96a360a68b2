import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** One child, as the record that first described it has it. No case content. */
@Entity({ tableName: 'child' })
export class Child {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text', nullable: true })
  givenName!: string | null;

  @Property({ type: 'text' })
  familyName!: string;

  /** Null for an unborn child. */
  @Property({ type: 'date', nullable: true })
  dateOfBirth!: string | null;

  @Property({ type: 'date', nullable: true })
  expectedDateOfDelivery!: string | null;

  @Property({ type: 'text' })
  sex!: 'FEMALE' | 'MALE' | 'NOT_SPECIFIED';

  /** Custodian and record id of the record whose description this is. */
  @Property({ type: 'text' })
  describedBy!: string;

  /** True where an old and a new identity have to be kept apart. */
  @Property({ type: 'boolean' })
  protectedIdentity = false;

  /** Actors who may see the link between the two. */
  @Property({ type: 'array' })
  keyHolders: string[] = [];

  @Property({ type: 'datetime', nullable: true })
  archivedAt: Date | null = null;
}
