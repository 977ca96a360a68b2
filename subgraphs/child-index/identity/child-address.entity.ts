import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Custodian } from '../../../schema/contract/agency.ts';

/** Where the child lives or lived, as one record has it. */
@Entity({ tableName: 'child_address' })
export class ChildAddress {
  @PrimaryKey({ type: 'text' })
  custodian!: Custodian;

  /** The agency's own id of the record that says so. */
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  /** Address and postcode as compared. */
  @PrimaryKey({ type: 'text' })
  addressKey!: string;

  @Property({ type: 'text', nullable: true })
  address!: string | null;

  @Property({ type: 'text', nullable: true })
  postcode!: string | null;

  @Property({ type: 'text' })
  postcodeKey!: string;

  /** True for the address in the record's latest version. */
  @Property({ type: 'boolean' })
  current!: boolean;

  /** The child that the record is about, and moves with. */
  @Property({ type: 'uuid' })
  childId!: string;
}
