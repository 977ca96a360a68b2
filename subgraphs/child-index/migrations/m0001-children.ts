import { Migration } from '@mikro-orm/migrations';

/** Children, the records that agencies hold about them, and what decides whether those may be shared. */
export class M0001Children extends Migration {
  override up(): void {
    this.addSql(`
      create table child_index.child (
        id uuid primary key,
        given_name text,
        family_name text not null,
        date_of_birth date,
        expected_date_of_delivery date,
        sex text not null check (sex in ('FEMALE', 'MALE', 'NOT_SPECIFIED')),
        -- The record whose description these are: custodian and its record id.
        described_by text not null,
        -- A former or a new identity that has to be kept apart: only key holders may see the link.
        protected_identity boolean not null default false,
        key_holders text[] not null default '{}',
        archived_at timestamptz,
        created_at timestamptz not null default now(),
        check (date_of_birth is not null or expected_date_of_delivery is not null)
      )`);
    this.addSql(`
      create table child_index.child_name (
        child_id uuid not null references child_index.child (id),
        kind text not null check (kind in ('CURRENT', 'FORMER', 'KNOWN_AS')),
        given_name text,
        family_name text not null,
        given_key text not null,
        family_key text not null,
        primary key (child_id, given_key, family_key)
      )`);
    this.addSql(`create index child_name_search on child_index.child_name (family_key, given_key)`);
    this.addSql(`
      create table child_index.child_address (
        child_id uuid not null references child_index.child (id),
        address text,
        postcode text,
        postcode_key text not null,
        address_key text not null,
        current boolean not null,
        primary key (child_id, address_key)
      )`);
    this.addSql(`create index child_address_postcode on child_index.child_address (postcode_key)`);
    this.addSql(`
      create table child_index.child_identifier (
        type text not null check (type in ('NHS_NUMBER', 'UPN')),
        value text not null,
        child_id uuid not null references child_index.child (id),
        primary key (type, value)
      )`);
    this.addSql(`create index child_identifier_child on child_index.child_identifier (child_id)`);
    this.addSql(`
      create table child_index.parent_or_carer (
        child_id uuid not null references child_index.child (id),
        name_key text not null,
        name text not null,
        relationship text not null,
        parental_responsibility boolean not null,
        primary key (child_id, name_key)
      )`);
    // Exact name, date of birth and address of each description: how a record without an identifier finds its child.
    this.addSql(`
      create table child_index.description_key (
        key text primary key,
        child_id uuid not null references child_index.child (id)
      )`);
    this.addSql(`
      create table child_index.record_link (
        custodian text not null,
        record_id text not null,
        child_id uuid not null references child_index.child (id),
        version integer not null check (version > 0),
        unit text not null,
        category text not null,
        kind text,
        -- Why the record was linked to this child.
        linked_by text not null check (linked_by in ('NEW_CHILD', 'IDENTIFIER', 'DESCRIPTION')),
        linked_at timestamptz not null default now(),
        primary key (custodian, record_id)
      )`);
    this.addSql(`create index record_link_child on child_index.record_link (child_id)`);
    this.addSql(`create index record_link_caseload on child_index.record_link (custodian, unit, child_id)`);
    this.addSql(`
      create table child_index.declared_relationship (
        id uuid primary key,
        child_id uuid not null references child_index.child (id),
        actor_id text not null,
        agency text not null,
        unit text not null,
        kind text not null,
        reason text not null,
        declared_at timestamptz not null
      )`);
    this.addSql(`create index declared_relationship_child on child_index.declared_relationship (child_id, actor_id)`);
    this.addSql(`
      create table child_index.shield (
        id uuid primary key,
        child_id uuid not null references child_index.child (id),
        reason text not null,
        since date not null,
        lifted_on date
      )`);
    this.addSql(`create index shield_child on child_index.shield (child_id)`);
    this.addSql(`
      create table child_index.restricted_person (
        child_id uuid not null references child_index.child (id),
        actor_id text not null,
        relation text not null check (relation in ('RESTRICTED', 'FAMILY', 'SELF')),
        since date not null,
        primary key (child_id, actor_id)
      )`);
    this.addSql(`
      create table child_index.consent (
        id uuid primary key,
        child_id uuid not null references child_index.child (id),
        giver text not null check (giver in ('CHILD', 'PR_HOLDER', 'LA_WITH_PR', 'COURT')),
        -- Tells two holders of parental responsibility apart, null where the record does not say which it was.
        giver_id text,
        refusal boolean not null,
        categories text[] not null,
        recipients text[] not null,
        purposes text[] not null,
        scope text not null check (scope in ('EXISTENCE', 'CONTACT', 'CONTENT')),
        explicit boolean not null,
        given_at timestamptz not null,
        expires_at timestamptz,
        withdrawn_at timestamptz
      )`);
    this.addSql(`create index consent_child on child_index.consent (child_id)`);
  }
}
