import { Migration } from '@mikro-orm/migrations';

/**
 * What families, authorities and courts decided, as records that say who made them. What a predecessor system did not
 * record stays null. `recorded_by` and the like hold {id, agency, unit, role}.
 */
export class M0002SharingRecords extends Migration {
  override up(): void {
    this.addSql(`
      alter table child_index.consent
        add column giver_name text,
        -- On what ground the giver may decide, in words.
        add column authority text,
        add column obtained text check (obtained in ('WRITTEN', 'VERBAL', 'ELECTRONIC', 'COURT_ORDER')),
        add column reason text,
        add column recorded_by jsonb,
        add column recorded_at timestamptz,
        add column withdrawn_by jsonb,
        add column withdrawal_reason text`);
    this.addSql(`
      create table child_index.competence_assessment (
        id uuid primary key,
        child_id uuid not null references child_index.child (id),
        competent boolean not null,
        assessed_on date not null,
        reason text not null,
        recorded_by jsonb not null,
        recorded_at timestamptz not null
      )`);
    this.addSql(`create index competence_assessment_child on child_index.competence_assessment (child_id)`);
    this.addSql(`
      create table child_index.sharing_agreement (
        id uuid primary key,
        custodian text not null,
        recipient text not null,
        purposes text[] not null,
        starts_at timestamptz not null,
        ends_at timestamptz,
        reason text not null,
        recorded_by jsonb not null,
        recorded_at timestamptz not null,
        -- Set where it was ended before its time.
        ended_at timestamptz,
        end_recorded_at timestamptz,
        end_recorded_by jsonb,
        end_reason text,
        check (ends_at > starts_at)
      )`);
    this.addSql(`create index sharing_agreement_recipient on child_index.sharing_agreement (recipient)`);
    this.addSql(`
      create table child_index.court_order (
        id uuid primary key,
        child_id uuid not null references child_index.child (id),
        categories text[] not null,
        reference text not null,
        starts_at timestamptz not null,
        ends_at timestamptz,
        reason text not null,
        recorded_by jsonb not null,
        recorded_at timestamptz not null,
        check (ends_at > starts_at)
      )`);
    this.addSql(`create index court_order_child on child_index.court_order (child_id)`);
    this.addSql(`
      alter table child_index.shield
        add column recorded_by jsonb,
        add column recorded_at timestamptz,
        add column lifted_by jsonb,
        add column lifted_at timestamptz,
        add column lift_reason text`);
    this.addSql(`
      alter table child_index.restricted_person
        add column id uuid not null default gen_random_uuid(),
        add column ends_on date,
        add column reason text,
        add column recorded_by jsonb,
        add column recorded_at timestamptz`);
    // One person may be a relative and, later, a danger: both are kept, so that neither record overwrites the other.
    this.addSql(`
      alter table child_index.restricted_person
        drop constraint restricted_person_pkey,
        drop constraint restricted_person_relation_check,
        alter column id drop default,
        add primary key (id),
        add constraint restricted_person_relation_check
          check (relation in ('RESTRICTED', 'FAMILY', 'SELF', 'PR_HOLDER'))`);
    this.addSql(`create index restricted_person_child on child_index.restricted_person (child_id)`);
  }
}
