import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A school, college or nursery. */
@Entity({ tableName: 'setting' })
export class Setting {
  /** The short name by which tokens and records know the setting, such as `cheney-school`. */
  @PrimaryKey({ type: 'text' })
  unit!: string;

  /** Unique Reference Number, six digits; null where the source does not give it. */
  @Property({ type: 'text', nullable: true })
  urn!: string | null;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text', nullable: true })
  telephone!: string | null;
}
