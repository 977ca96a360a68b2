import { Migration } from '@mikro-orm/migrations';

/** Of an entry, what is not worked out from the rest of it. */
const COLUMNS = `seq, leaf_hash, id, kind, at, recorded_at, recorded_by, source, request_id, actor, purpose, reason,
  child_ids, content`;

/**
 * Keeps the trail by the month in which entries were recorded, in UTC, so that a month can be put into an archive as a
 * whole. The tree is as it was. A key of such a table has to have its month in it, so `audit.entry_place` keeps places
 * and ids unique. `audit.entry_child` and `audit.entry_outcome` are for looking entries up: they are written with them,
 * are made anew from them by audit.fill_look_ups, and prove nothing.
 */
export class M0003Months extends Migration {
  override async up(): Promise<void> {
    await this.execute(`set local statement_timeout = 0`);
    await this.#putAside();
    await this.#makeEntry();
    await this.#makeLookUps();
    await this.#makeMonths();
    await this.#carryOver();
  }

  async #putAside(): Promise<void> {
    await this.execute(`alter table audit.entry rename to entry_before`);
    await this.execute(`alter table audit.entry_before rename constraint entry_pkey to entry_before_pkey`);
    for (const name of ['entry_by_request', 'entry_by_actor', 'entry_by_unit', 'entry_by_child'])
      await this.execute(`drop index audit.${name}`);
  }

  async #makeEntry(): Promise<void> {
    await this.execute(`
      create table audit.entry (
        seq bigint not null check (seq >= 0),
        leaf_hash bytea not null check (length(leaf_hash) = 32),
        id uuid not null,
        kind text not null,
        at timestamptz not null,
        recorded_at timestamptz not null,
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
        content jsonb not null,
        primary key (seq, recorded_at)
      ) partition by range (recorded_at)`);
    await this.execute(`create index entry_by_request on audit.entry (request_id)`);
    await this.execute(`create index entry_by_actor on audit.entry (actor_id, seq)`);
    await this.execute(`create index entry_by_unit on audit.entry (agency, unit, seq)`);
    await this.execute(`create index entry_by_purpose on audit.entry (purpose, seq)`);
    await this.execute(`create index entry_by_kind on audit.entry (kind, seq)`);
    await this.#guard('entry');

    await this.execute(`
      create table audit.entry_place (
        seq bigint primary key,
        id uuid not null unique,
        recorded_at timestamptz not null
      )`);
    await this.#guard('entry_place');
  }

  async #makeLookUps(): Promise<void> {
    await this.execute(`
      create table audit.entry_child (
        child_id text not null,
        seq bigint not null,
        recorded_at timestamptz not null,
        primary key (child_id, seq)
      )`);
    await this.execute(`
      create table audit.entry_outcome (
        rule text not null,
        effect text not null,
        seq bigint not null,
        recorded_at timestamptz not null,
        primary key (rule, effect, seq)
      )`);
    await this.execute(`create index entry_outcome_by_effect on audit.entry_outcome (effect, seq)`);
    // What is longer than the name of a rule is not one, and would not fit into an index either.
    await this.execute(`
      create function audit.outcomes_of(content jsonb) returns table (rule text, effect text)
      language sql immutable as $$
        select distinct decision ->> 'rule', decision ->> 'effect'
        from jsonb_path_query(content, '$.decisions[*]') as decision
        where jsonb_typeof(decision -> 'rule') = 'string' and jsonb_typeof(decision -> 'effect') = 'string'
          and length(decision ->> 'rule') <= 100 and length(decision ->> 'effect') <= 100
      $$`);
    await this.execute(`
      create function audit.fill_look_ups() returns void language sql as $$
        insert into audit.entry_child (child_id, seq, recorded_at)
          select distinct child_id, seq, recorded_at from audit.entry, unnest(child_ids) as child_id;
        insert into audit.entry_outcome (rule, effect, seq, recorded_at)
          select outcome.rule, outcome.effect, seq, recorded_at from audit.entry, audit.outcomes_of(content) as outcome
      $$`);
  }

  /**
   * audit.make_month makes the part of the trail for the month of a moment, where there is none. It is attached once it
   * is whole, for which nobody who reads or writes the trail has to wait.
   */
  async #makeMonths(): Promise<void> {
    await this.execute(`
      create function audit.make_month(moment timestamptz) returns void
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare
        first timestamp := date_trunc('month', moment at time zone 'UTC');
        month text := 'entry_' || to_char(first, 'YYYY_MM');
      begin
        if to_regclass('audit.' || month) is not null then return; end if;
        execute format('create table audit.%I (like audit.entry including all)', month);
        execute format('create trigger entry_is_only_added_to before update or delete or truncate on audit.%I
          for each statement execute function audit.refuse_change()', month);
        execute format('alter table audit.%I enable always trigger entry_is_only_added_to', month);
        execute format('create trigger entry_is_committed_durably before insert on audit.%I
          for each statement execute function audit.commit_durably()', month);
        execute format('alter table audit.%I enable always trigger entry_is_committed_durably', month);
        execute format('alter table audit.entry attach partition audit.%I for values from (%L) to (%L)', month,
          first at time zone 'UTC', (first + interval '1 month') at time zone 'UTC');
      end $$`);
  }

  async #carryOver(): Promise<void> {
    await this.execute(`
      select audit.make_month(month) from (
        select distinct date_trunc('month', recorded_at, 'UTC') as month from audit.entry_before
        union select now() union select now() + interval '1 month') as months`);
    await this.execute(`insert into audit.entry (${COLUMNS}) select ${COLUMNS} from audit.entry_before order by seq`);
    await this.execute(
      `insert into audit.entry_place select seq, id, recorded_at from audit.entry_before order by seq`,
    );
    await this.execute(`select audit.fill_look_ups()`);
    await this.execute(`drop table audit.entry_before`);
  }

  async #guard(table: string): Promise<void> {
    await this.execute(`
      create trigger ${table}_is_only_added_to before update or delete or truncate on audit.${table}
        for each statement execute function audit.refuse_change()`);
    await this.execute(`alter table audit.${table} enable always trigger ${table}_is_only_added_to`);
    await this.execute(`
      create trigger ${table}_is_committed_durably before insert on audit.${table}
        for each statement execute function audit.commit_durably()`);
    await this.execute(`alter table audit.${table} enable always trigger ${table}_is_committed_durably`);
  }
}
