import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type { InformationCategory } from '../../../schema/contract/information-category.ts';

/** That an agency holds a record about a child: which, of which unit, of what kind, and what it calls the child. */
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

  /** The part of the child that it came to: the child itself, or what a merge made of it. */
  @Property({ type: 'uuid' })
  part!: string;

  @Property({ type: 'text', nullable: true })
  givenName!: string | null;

  @Property({ type: 'text' })
  familyName!: string;

  @Property({ type: 'date', nullable: true })
  dateOfBirth!: string | null;

  @Property({ type: 'date', nullable: true })
  expectedDateOfDelivery!: string | null;

  @Property({ type: 'text' })
  sex!: 'FEMALE' | 'MALE' | 'NOT_SPECIFIED';
}

/** Why a record first came to a child: by its number, its exact description, or the weight of all that agrees. */
export type LinkedBy = 'NEW_CHILD' | 'IDENTIFIER' | 'DESCRIPTION' | 'SCORE';
