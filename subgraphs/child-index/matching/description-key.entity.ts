import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Custodian } from '../../../schema/contract/agency.ts';

/** Exact name, date of birth and address under which some record described a child. */
@Entity({ tableName: 'description_key' })
export class DescriptionKey {
  @PrimaryKey({ type: 'text' })
  custodian!: Custodian;

  /** The agency's own id of the record that says so. */
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  /** SHA-256, in hex, of the three as compared. */
  @PrimaryKey({ type: 'text' })
  key!: string;

  /** The child that the record is about, and moves with. */
  @Property({ type: 'uuid' })
  childId!: string;
}
