import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Custodian } from '../../../schema/contract/agency.ts';

/** Someone who has parental responsibility for the child, or cares for it, as one record has it. */
@Entity({ tableName: 'parent_or_carer' })
export class ParentOrCarer {
  @PrimaryKey({ type: 'text' })
  custodian!: Custodian;

  /** The agency's own id of the record that says so. */
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  /** The name as compared. */
  @PrimaryKey({ type: 'text' })
  nameKey!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  relationship!: string;

  @Property({ type: 'boolean' })
  parentalResponsibility!: boolean;

  /** The child that the record is about, and moves with. */
  @Property({ type: 'uuid' })
  childId!: string;
}
