import { Migration } from '@mikro-orm/migrations';

/** Leaf hashes kept together in one row. */
const TOGETHER = 4_096;

/**
 * Lets whole months go, oldest first, once they are in an archive: their entries and look-up rows leave the database, and
 * their leaf hashes stay in `audit.archived_leaf`, so that the rest still verifies. `audit.entry_place` stays as well: it
 * has no more than ids, and an id is not taken twice. All of it happens or none.
 */
export class M0006Archive extends Migration {
  override async up(): Promise<void> {
    await this.execute(`
      create table audit.archived_leaf (
        first bigint primary key,
        hashes bytea not null check (length(hashes) > 0 and length(hashes) % 32 = 0)
      )`);
    await this.execute(`
      create trigger archived_leaf_is_only_added_to before update or delete or truncate on audit.archived_leaf
        for each statement execute function audit.refuse_change()`);
    await this.execute(`alter table audit.archived_leaf enable always trigger archived_leaf_is_only_added_to`);
    await this.execute(`grant select on audit.archived_leaf to audit_reader`);
    // The parent is locked last, and for the moment that it takes to detach a part of it.
    await this.execute(`
      create function audit.archive_month(month text, up_to bigint) returns void
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare
        part text := 'entry_' || replace(month, '-', '_');
        least bigint;
        most bigint;
        number bigint;
        archived bigint;
      begin
        if not exists (select from pg_inherits
            where inhparent = 'audit.entry'::regclass and inhrelid = to_regclass('audit.' || part)) then
          raise exception 'there is no such month';
        end if;
        execute format('select min(seq), max(seq), count(*) from audit.%I', part) into least, most, number;
        select coalesce(max(first + length(hashes) / 32), 0) into archived from audit.archived_leaf;
        if number = 0 or least <> archived or most <> least + number - 1 or most <> up_to - 1
            or exists (select from audit.entry where seq < least) then
          raise exception 'the month is not the oldest, or not what is in the archive';
        end if;
        if not exists (select from audit.checkpoint where size > most) then
          raise exception 'no checkpoint covers the month';
        end if;
        execute format('insert into audit.archived_leaf (first, hashes)
          select min(seq), string_agg(leaf_hash, null order by seq) from audit.%I group by (seq - %s) / ${TOGETHER}',
          part, least);
        delete from audit.entry_child where seq between least and most;
        delete from audit.entry_outcome where seq between least and most;
        execute format('alter table audit.entry detach partition audit.%I', part);
        execute format('drop table audit.%I', part);
      end $$`);
    await this.execute(`revoke all on function audit.archive_month(text, bigint) from public`);
    await this.execute(`grant execute on function audit.archive_month(text, bigint) to audit_archivist`);
  }
}
