import { Migration } from '@mikro-orm/migrations';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A table of no subgraph, to try the database with. */
@Entity({ tableName: 'trial' })
export class Trial {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'integer' })
  amount!: number;

  @Property({ type: 'date', nullable: true })
  day!: string | null;

  @Property({ type: 'json', nullable: true })
  notes!: unknown;
}

/** The migration that makes {@link Trial}'s table in a schema. */
export function trialMigration(schema: string) {
  return class extends Migration {
    override up(): void {
      this.addSql(`create table ${schema}.trial (id text primary key, amount integer not null, day date, notes jsonb)`);
    }
  };
}
