import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Someone who has parental responsibility for the child, or cares for it. */
@Entity({ tableName: 'parent_or_carer' })
export class ParentOrCarer {
  @PrimaryKey({ type: 'uuid' })
  childId!: string;

  /** The name as compared. */
  @PrimaryKey({ type: 'text' })
  nameKey!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  relationship!: string;

  @Property({ type: 'boolean' })
  parentalResponsibility!: boolean;
}
