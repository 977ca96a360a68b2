import { Migration } from '@mikro-orm/migrations';

/**
 * Keeps with each entry about a child which request it is of, and whether somebody looked at the child by it, and all of
 * that in the key: so who looked is read from neighbouring pages of one index, where it was read before from as many
 * corners of the trail as there are entries. The look-up is made anew from the entries, and proves as little as ever.
 *
 * An index is read by itself only where the database knows that the rows behind it are there for everybody, which it
 * learns when it vacuums. As rows are only added, that has to be told by their number, and not by a share of them: else it
 * would come ever later, and always be the newest that are not known.
 */
export class M0010ChildIndex extends Migration {
  override async up(): Promise<void> {
    await this.execute(`set local statement_timeout = 0`);
    // What groupLooks goes by: an entry that the child index signed for.
    await this.execute(`
      create function audit.is_look(recorded_by text, kind text) returns boolean language sql immutable as $$
        select recorded_by = 'child-index' and kind in ('decision', 'search')
      $$`);
    await this.execute(`truncate audit.entry_child`);
    await this.execute(`
      alter table audit.entry_child drop constraint entry_child_pkey,
        add column request_id uuid, add column is_look boolean not null`);
    await this.execute(`
      create function audit.fill_children() returns void language sql as $$
        insert into audit.entry_child (child_id, seq, recorded_at, request_id, is_look)
          select distinct child_id, seq, recorded_at, request_id, audit.is_look(recorded_by, kind)
          from audit.entry, unnest(child_ids) as child_id
      $$`);
    await this.execute(`
      create or replace function audit.fill_look_ups() returns void language sql as $$
        select audit.fill_children();
        insert into audit.entry_outcome (rule, effect, seq, recorded_at)
          select outcome.rule, outcome.effect, seq, recorded_at from audit.entry, audit.outcomes_of(content) as outcome
      $$`);
    await this.execute(`revoke all on function audit.fill_children() from public`);
    await this.execute(`select audit.fill_children()`);
    await this.execute(`
      alter table audit.entry_child
        add primary key (child_id, seq) include (recorded_at, request_id, is_look),
        set (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000)`);
  }
}
