import { Migration } from '@mikro-orm/migrations';

/**
 * The append-only table. Its triggers are ENABLE ALWAYS, so that they also hold for a session that replays changes from
 * elsewhere (session_replication_role).
 */
export class M0001Trail extends Migration {
  override up(): void {
    this.addSql(`
      create table audit.entry (
        seq bigint generated always as identity primary key,
        id uuid not null unique,
        kind text not null,
        at timestamptz not null,
        recorded_at timestamptz not null default clock_timestamp(),
        recorded_by text not null,
        source text not null,
        request_id uuid,
        actor jsonb,
        actor_id text generated always as (actor ->> 'id') stored,
        agency text generated always as (actor ->> 'agency') stored,
        unit text generated always as (actor ->> 'unit') stored,
        purpose text,
        reason text,
        child_ids text[] not null,
        content jsonb not null
      )`);
    this.addSql(`create index entry_by_request on audit.entry (request_id)`);
    this.addSql(`create index entry_by_actor on audit.entry (actor_id, seq)`);
    this.addSql(`create index entry_by_unit on audit.entry (agency, unit, seq)`);
    this.addSql(`create index entry_by_child on audit.entry using gin (child_ids)`);

    this.addSql(`
      create function audit.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit trail is only added to' using errcode = 'insufficient_privilege';
      end $$`);
    this.addSql(`
      create trigger entry_is_only_added_to before update or delete or truncate on audit.entry
        for each statement execute function audit.refuse_change()`);
    this.addSql(`alter table audit.entry enable always trigger entry_is_only_added_to`);

    // Durable means durable, whatever the role, the database or the server has as its default: the setting counts at
    // the moment of the commit. Stricter settings, those that wait for a standby, are left as they are.
    this.addSql(`
      create function audit.commit_durably() returns trigger language plpgsql as $$
      begin
        if current_setting('synchronous_commit') in ('off', 'local') then
          perform set_config('synchronous_commit', 'on', true);
        end if;
        return null;
      end $$`);
    this.addSql(`
      create trigger entry_is_committed_durably before insert on audit.entry
        for each statement execute function audit.commit_durably()`);
    this.addSql(`alter table audit.entry enable always trigger entry_is_committed_durably`);
  }
}
