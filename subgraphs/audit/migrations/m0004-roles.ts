import { Migration } from '@mikro-orm/migrations';

const WRITTEN = ['entry', 'entry_place', 'entry_child', 'entry_outcome', 'checkpoint'].map((table) => `audit.${table}`);

/**
 * Makes the roles that the sessions of this subgraph take on, so that not even a mistake in it can change what is on the
 * trail. Nobody logs in as one of them. They are the server’s, not the database’s: those that are there already are used,
 * and what they may do is said in each database for itself.
 *
 * - `audit_writer` adds to the trail, and neither reads nor changes it;
 * - `audit_reader` reads it;
 * - `audit_archivist` takes whole months out of it, once they are in an archive.
 */
export class M0004Roles extends Migration {
  override async up(): Promise<void> {
    await this.execute(`
      do $$
      declare
        name text;
      begin
        foreach name in array array['audit_writer', 'audit_reader', 'audit_archivist'] loop
          if not exists (select from pg_roles where rolname = name) then
            begin
              execute format('create role %I nologin', name);
            exception when duplicate_object or unique_violation then null; -- made for another database meanwhile
            end;
          end if;
          if not (select rolsuper from pg_roles where rolname = current_user) then
            begin
              execute format('grant %I to current_user', name);
            exception when insufficient_privilege or unique_violation then null; -- an administrator has seen to it
            end;
          end if;
        end loop;
      end $$`);
    await this.execute(`grant usage on schema audit to audit_writer, audit_reader, audit_archivist`);
    await this.execute(`grant insert on ${WRITTEN.join(', ')} to audit_writer`);
    await this.execute(`grant select on ${WRITTEN.join(', ')} to audit_reader`);
    await this.execute(`revoke all on function audit.make_month(timestamptz), audit.fill_look_ups() from public`);
    await this.execute(`grant execute on function audit.make_month(timestamptz) to audit_writer`);
  }
}
