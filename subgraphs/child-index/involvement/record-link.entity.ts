import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type { InformationCategory } from '../../../schema/contract/information-category.ts';

/** That an agency holds a record about a child: which, of which unit, of what kind. */
@Entity({ tableName: 'record_link' })
export class RecordLink {
  @PrimaryKey({ type: 'text' })
  custodian!: Custodian;

  /** The agency's own id of the record. */
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  @Property({ type: 'uuid' })
  childId!: string;

  @Property({ type: 'integer' })
  version!: number;

  @Property({ type: 'text' })
  unit!: string;

  @Property({ type: 'text' })
  category!: InformationCategory;

  @Property({ type: 'text', nullable: true })
  kind!: string | null;

  @Property({ type: 'text' })
  linkedBy!: LinkedBy;
}

/** Why a record belongs to a child. */
export type LinkedBy = 'NEW_CHILD' | 'IDENTIFIER' | 'DESCRIPTION';
