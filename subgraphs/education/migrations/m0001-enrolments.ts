import { Migration } from '@mikro-orm/migrations';
import { outboxIndex, outboxTable } from '../../kernel/agency/outbox-record.entity.ts';

/** Settings, enrolments, and the outbox for the child index. */
export class M0001Enrolments extends Migration {
  override up(): void {
    this.addSql(`
      create table education.setting (
        unit text primary key,
        urn text check (urn ~ '^[0-9]{6}$'),
        name text not null,
        telephone text
      )`);
    this.addSql(`
      create table education.enrolment (
        record_id text primary key,
        unit text not null references education.setting (unit),
        year_group text,
        enrolment_status text not null
          check (enrolment_status in ('CURRENT', 'DUAL_MAIN', 'GUEST', 'LEFT', 'NOT_SPECIFIED')),
        attendance jsonb,
        sen_provision text check (sen_provision in ('NONE', 'SEN_SUPPORT', 'EHC_PLAN')),
        practitioners jsonb not null,
        education_social_worker jsonb,
        since date,
        until date,
        as_of date not null
      )`);
    this.addSql(outboxTable('education'));
    this.addSql(outboxIndex('education'));
  }
}
