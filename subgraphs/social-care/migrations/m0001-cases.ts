import { Migration } from '@mikro-orm/migrations';
import { outboxIndex, outboxTable } from '../../kernel/agency/outbox-record.entity.ts';

/** Cases, their episodes, and the outbox for the child index. */
export class M0001Cases extends Migration {
  override up(): void {
    this.addSql(`
      create table social_care.case_file (
        record_id text primary key,
        unit text not null,
        service jsonb not null,
        team text,
        status text check (status in ('NONE', 'CHILD_IN_NEED', 'CHILD_PROTECTION_PLAN', 'LOOKED_AFTER')),
        status_since date,
        authority_contact jsonb,
        allocated_worker jsonb,
        practitioners jsonb not null,
        since date,
        until date,
        as_of date not null
      )`);
    this.addSql(`
      create table social_care.episode (
        record_id text not null references social_care.case_file (record_id),
        position integer not null check (position > 0),
        kind text not null check (kind in (
          'REFERRAL', 'ASSESSMENT', 'CHILD_IN_NEED_PLAN', 'SECTION_47_ENQUIRY', 'PROTECTION_PLAN', 'CARE')),
        began date not null,
        ended date,
        primary key (record_id, position)
      )`);
    this.addSql(outboxTable('social_care'));
    this.addSql(outboxIndex('social_care'));
  }
}
