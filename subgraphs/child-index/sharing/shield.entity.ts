import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Someone could do significant harm if they knew where the child or its carer is (SI 2007/2182 reg. 6(5)). */
@Entity({ tableName: 'shield' })
export class Shield {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  childId!: string;

  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'date' })
  since!: string;

  @Property({ type: 'date', nullable: true })
  liftedOn!: string | null;
}
