import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A unit of the police that owns notices. */
@Entity({ tableName: 'police_unit' })
export class PoliceUnit {
  /** The short name by which tokens and records know the unit, such as `public-protection-city`. */
  @PrimaryKey({ type: 'text' })
  unit!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text', nullable: true })
  telephone!: string | null;
}
