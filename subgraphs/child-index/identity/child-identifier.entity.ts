import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Custodian } from '../../../schema/contract/agency.ts';

/**
 * A number by which a record knows the child; it passed its check digit. It belongs to one child alone: of two whose
 * records have it, to the one whose record came with it first.
 */
@Entity({ tableName: 'child_identifier' })
export class ChildIdentifier {
  @PrimaryKey({ type: 'text' })
  custodian!: Custodian;

  /** The agency's own id of the record that says so. */
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  @PrimaryKey({ type: 'text' })
  type!: 'NHS_NUMBER' | 'UPN';

  @PrimaryKey({ type: 'text' })
  value!: string;

  /** The child that the record is about, and moves with. */
  @Property({ type: 'uuid' })
  childId!: string;
}
