import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { RelationshipKind } from './relationship-kind.ts';

/** That a practitioner works with a child though no record of their unit says so yet, and why. */
@Entity({ tableName: 'declared_relationship' })
export class DeclaredRelationship {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  childId!: string;

  @Property({ type: 'text' })
  actorId!: string;

  @Property({ type: 'text' })
  agency!: string;

  @Property({ type: 'text' })
  unit!: string;

  @Property({ type: 'text' })
  kind!: RelationshipKind;

  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'datetime' })
  declaredAt!: Date;
}
