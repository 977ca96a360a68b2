import { Migration } from '@mikro-orm/migrations';
import { outboxIndex, outboxTable } from '../../kernel/agency/outbox-record.entity.ts';

/** Units, their notices, and the outbox for the child index. */
export class M0001Notices extends Migration {
  override up(): void {
    this.addSql(`
      create table police.police_unit (
        unit text primary key,
        name text not null,
        telephone text
      )`);
    this.addSql(`
      create table police.notice (
        record_id text primary key,
        unit text not null references police.police_unit (unit),
        notice_kind text not null check (notice_kind in ('DOMESTIC_ABUSE', 'MISSING', 'CONCERN_FOR_WELFARE')),
        notice_date date not null,
        risk_grade text check (risk_grade in ('STANDARD', 'MEDIUM', 'HIGH')),
        neighbourhood_team jsonb,
        practitioners jsonb not null,
        since date,
        until date,
        as_of date not null
      )`);
    this.addSql(outboxTable('police'));
    this.addSql(outboxIndex('police'));
  }
}
