import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** One child, as the record that brought it has it, or once that is another child's, the earliest of its own. No case content. */
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

  /** Custodian and record id of the record that brought the child. */
  @Property({ type: 'text' })
  founder!: string;

  /** Where what is decided about a merged child goes; null for a child of one piece: to the child itself. */
  @Property({ type: 'uuid', nullable: true })
  scope: string | null = null;

  /** True where an old and a new identity have to be kept apart. */
  @Property({ type: 'boolean' })
  protectedIdentity = false;

  /** Actors who may see the link between the two. */
  @Property({ type: 'array' })
  keyHolders: string[] = [];

  @Property({ type: 'datetime', nullable: true })
  archivedAt: Date | null = null;
}
