import { Migration } from '@mikro-orm/migrations';
import { outboxIndex, outboxTable } from '../../kernel/agency/outbox-record.entity.ts';

const ACTIVITIES = `('SCHOOL', 'SIXTH_FORM', 'FURTHER_EDUCATION', 'APPRENTICESHIP', 'EMPLOYMENT_WITH_TRAINING',
          'NOT_IN_EDUCATION_EMPLOYMENT_OR_TRAINING')`;

/** Teams, young people, and the outbox for the child index. */
export class M0001YoungPeople extends Migration {
  override up(): void {
    this.addSql(`
      create table connexions.team (
        unit text primary key,
        name text not null,
        telephone text
      )`);
    this.addSql(`
      create table connexions.young_person (
        record_id text primary key,
        unit text not null references connexions.team (unit),
        cohort_status text not null check (cohort_status in ('IN_SCOPE', 'LEAVING')),
        current_activity text check (current_activity in ${ACTIVITIES}),
        activity_since date,
        intended_destination text check (intended_destination in ${ACTIVITIES}),
        practitioners jsonb not null,
        since date,
        until date,
        as_of date not null
      )`);
    this.addSql(outboxTable('connexions'));
    this.addSql(outboxIndex('connexions'));
  }
}
