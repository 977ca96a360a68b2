import { Migration } from '@mikro-orm/migrations';

/** Whom actors were told of though they do not work with them, by the hour: nobody is to walk through the county. */
export class M0004Looks extends Migration {
  override up(): void {
    this.addSql(`
      create table child_index.look (
        actor_id text not null,
        hour timestamptz not null,
        child_id uuid not null,
        agency text not null,
        primary key (actor_id, hour, child_id)
      )`);
    this.addSql(`create index look_agency on child_index.look (agency, hour)`);
  }
}
