import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Where the child lives or lived, as some agency has it. */
@Entity({ tableName: 'child_address' })
export class ChildAddress {
  @PrimaryKey({ type: 'uuid' })
  childId!: string;

  /** Address and postcode as compared. */
  @PrimaryKey({ type: 'text' })
  addressKey!: string;

  @Property({ type: 'text', nullable: true })
  address!: string | null;

  @Property({ type: 'text', nullable: true })
  postcode!: string | null;

  @Property({ type: 'text' })
  postcodeKey!: string;

  /** True for the address in the latest description. */
  @Property({ type: 'boolean' })
  current!: boolean;
}
