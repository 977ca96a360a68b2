import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A practice, clinic or team that provides care. */
@Entity({ tableName: 'provider' })
export class Provider {
  /** The short name by which tokens and records know the provider, such as `health-visiting-city`. */
  @PrimaryKey({ type: 'text' })
  unit!: string;

  /** Code of the organisation in the Organisation Data Service; null where the source does not give it. */
  @Property({ type: 'text', nullable: true })
  odsCode!: string | null;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text', nullable: true })
  telephone!: string | null;
}
