import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A user of the hub who must not look at this child: a danger to it, or its family, or the child itself. */
@Entity({ tableName: 'restricted_person' })
export class RestrictedPerson {
  @PrimaryKey({ type: 'uuid' })
  childId!: string;

  @PrimaryKey({ type: 'text' })
  actorId!: string;

  @Property({ type: 'text' })
  relation!: 'RESTRICTED' | 'FAMILY' | 'SELF';

  @Property({ type: 'date' })
  since!: string;
}
