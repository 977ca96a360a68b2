import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A number by which some agency knows the child; it passed its check digit, and belongs to this child alone. */
@Entity({ tableName: 'child_identifier' })
export class ChildIdentifier {
  @PrimaryKey({ type: 'text' })
  type!: 'NHS_NUMBER' | 'UPN';

  @PrimaryKey({ type: 'text' })
  value!: string;

  @Property({ type: 'uuid' })
  childId!: string;
}
