import { Migration } from '@mikro-orm/migrations';

/**
 * Who looks after entries: reviews of a service by the core group of a locality, what the public suggests, what was
 * changed; and entries for the audit trail, which wait here until whoever may write to it has fetched them.
 */
export class M0005Curation extends Migration {
  override up(): void {
    this.addSql(`
      create table service_directory.service_review (
        service_id uuid not null references service_directory.service (id) on delete cascade,
        place text not null references service_directory.place (key),
        reviewed_at timestamptz not null,
        review_by date not null,
        primary key (service_id, place)
      )`);
    this.addSql(`
      create table service_directory.service_suggestion (
        id uuid primary key,
        service_id uuid not null references service_directory.service (id) on delete cascade,
        changes jsonb not null,
        note text,
        made_at timestamptz not null
      )`);
    this.addSql(`
      create index service_suggestion_by_service on service_directory.service_suggestion (service_id, made_at)`);
    this.addSql(`create index service_suggestion_by_time on service_directory.service_suggestion (made_at)`);
    this.addSql(`
      create table service_directory.service_change (
        id uuid primary key,
        service_id uuid not null references service_directory.service (id) on delete cascade,
        place text not null references service_directory.place (key),
        kind text not null,
        before jsonb,
        after jsonb,
        changed_at timestamptz not null
      )`);
    this.addSql(`
      create index service_change_by_service on service_directory.service_change (service_id, changed_at desc)`);
    this.addSql(`
      create table service_directory.waiting_entry (
        id uuid primary key,
        entry jsonb not null,
        recorded boolean not null default false,
        made_at timestamptz not null default now()
      )`);
  }
}
