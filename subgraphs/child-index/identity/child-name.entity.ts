import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A name the child has, had, or is known by somewhere. */
@Entity({ tableName: 'child_name' })
export class ChildName {
  @PrimaryKey({ type: 'uuid' })
  childId!: string;

  /** The names as compared: without case, accents, hyphens and spaces. */
  @PrimaryKey({ type: 'text' })
  givenKey!: string;

  @PrimaryKey({ type: 'text' })
  familyKey!: string;

  @Property({ type: 'text' })
  kind!: 'CURRENT' | 'FORMER' | 'KNOWN_AS';

  @Property({ type: 'text', nullable: true })
  givenName!: string | null;

  @Property({ type: 'text' })
  familyName!: string;
}
