import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A Connexions team. */
@Entity({ tableName: 'team' })
export class Team {
  /** The short name by which tokens and records know the team, such as `connexions-city`. */
  @PrimaryKey({ type: 'text' })
  unit!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text', nullable: true })
  telephone!: string | null;
}
