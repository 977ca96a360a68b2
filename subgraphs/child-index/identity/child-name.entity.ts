import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Custodian } from '../../../schema/contract/agency.ts';

/** A name the child has, had, or is known by, as one record has it. */
@Entity({ tableName: 'child_name' })
export class ChildName {
  @PrimaryKey({ type: 'text' })
  custodian!: Custodian;

  /** The agency's own id of the record that says so. */
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  /** The names as compared: without case, accents, hyphens and spaces. */
  @PrimaryKey({ type: 'text' })
  givenKey!: string;

  @PrimaryKey({ type: 'text' })
  familyKey!: string;

  /** How the names sound: see nameSounds. */
  @Property({ type: 'integer' })
  givenSound!: number;

  @Property({ type: 'integer' })
  givenMeaning!: number;

  @Property({ type: 'integer' })
  familySound!: number;

  /** Current is the name in the record's latest version. */
  @Property({ type: 'text' })
  kind!: 'CURRENT' | 'FORMER' | 'KNOWN_AS';

  @Property({ type: 'text', nullable: true })
  givenName!: string | null;

  @Property({ type: 'text' })
  familyName!: string;

  /** The child that the record is about, and moves with. */
  @Property({ type: 'uuid' })
  childId!: string;
}
