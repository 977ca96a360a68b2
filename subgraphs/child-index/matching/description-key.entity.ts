import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Exact name, date of birth and address under which some record described a child. */
@Entity({ tableName: 'description_key' })
export class DescriptionKey {
  /** SHA-256, in hex, of the three as compared. */
  @PrimaryKey({ type: 'text' })
  key!: string;

  @Property({ type: 'uuid' })
  childId!: string;
}
