import { Migration } from '@mikro-orm/migrations';

/**
 * The keys under which the personal parts of entries are encrypted, each wrapped under a master key that the database
 * does not have, and the only rows of the trail that may be deleted: what was encrypted under a key goes with it.
 * `audit.master_key` keeps which master keys were in use, and by what to know them again. Entries from before stay as
 * they are.
 */
export class M0005ContentKeys extends Migration {
  override async up(): Promise<void> {
    await this.execute(`
      create table audit.content_key (
        subject text primary key,
        master text not null,
        wrapped bytea not null,
        made_at timestamptz not null default clock_timestamp()
      )`);
    await this.execute(`
      create table audit.master_key (
        id text primary key,
        mark bytea not null,
        since timestamptz not null default clock_timestamp()
      )`);
    await this.#guard('content_key', 'update or truncate', 'insert or delete');
    await this.#guard('master_key', 'update or delete or truncate', 'insert');
    await this.execute(`grant select, insert on audit.content_key, audit.master_key to audit_writer`);
    await this.execute(`grant select on audit.content_key, audit.master_key to audit_reader`);
    await this.execute(`grant select, delete on audit.content_key to audit_archivist`);
    await this.execute(`grant select on audit.entry, audit.entry_child to audit_archivist`);
  }

  async #guard(table: string, refused: string, durable: string): Promise<void> {
    await this.execute(`
      create trigger ${table}_is_not_changed before ${refused} on audit.${table}
        for each statement execute function audit.refuse_change()`);
    await this.execute(`alter table audit.${table} enable always trigger ${table}_is_not_changed`);
    await this.execute(`
      create trigger ${table}_is_committed_durably before ${durable} on audit.${table}
        for each statement execute function audit.commit_durably()`);
    await this.execute(`alter table audit.${table} enable always trigger ${table}_is_committed_durably`);
  }
}
