import { Migration } from '@mikro-orm/migrations';
import { outboxIndex, outboxTable } from '../../kernel/agency/outbox-record.entity.ts';

/** Providers, their registrations and episodes of care, and the outbox for the child index. */
export class M0001CareRecords extends Migration {
  override up(): void {
    this.addSql(`
      create table health.provider (
        unit text primary key,
        ods_code text check (ods_code ~ '^[A-Z0-9]{3,10}$'),
        name text not null,
        telephone text
      )`);
    this.addSql(`
      create table health.care_record (
        record_id text primary key,
        unit text not null references health.provider (unit),
        kind text not null check (kind in ('GP_REGISTRATION', 'HEALTH_VISITING', 'SCHOOL_NURSING',
          'SPEECH_LANGUAGE_THERAPY', 'COMMUNITY_PAEDIATRICS', 'PCAMHS', 'SEXUAL_HEALTH', 'SUBSTANCE_MISUSE')),
        episode jsonb,
        practitioners jsonb not null,
        since date,
        until date,
        as_of date not null
      )`);
    this.addSql(outboxTable('health'));
    this.addSql(outboxIndex('health'));
  }
}
