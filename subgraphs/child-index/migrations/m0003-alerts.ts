import { Migration } from '@mikro-orm/migrations';

/** Alerts about access past consent or a shield, and about people who must not know of a child. */
export class M0003Alerts extends Migration {
  override up(): void {
    this.addSql(`
      create table child_index.alert (
        id uuid primary key,
        -- The order in which alerts are read: newest first.
        seq bigint generated always as identity unique,
        raised_at timestamptz not null,
        request_id uuid not null,
        child_id uuid not null references child_index.child (id),
        -- The decisions on the audit trail that it was raised for.
        audit_entry_ids uuid[] not null,
        actor_id text not null,
        actor_agency text not null,
        actor_unit text not null,
        actor_role text not null,
        purpose text not null,
        reason text not null,
        override_reason text,
        reasonable_cause text,
        rules text[] not null,
        -- Whom it is for: a custodian's unit, or the index team (HUB, no unit).
        audience text not null,
        unit text not null,
        -- Null where nobody has to review anything.
        due_by date,
        acknowledged_at timestamptz,
        acknowledged_by text,
        acknowledged_note text,
        check ((acknowledged_at is null) = (acknowledged_by is null)),
        check ((acknowledged_at is null) = (acknowledged_note is null)),
        unique (request_id, child_id, audience, unit)
      )`);
    this.addSql(`create index alert_audience on child_index.alert (audience, unit, seq desc)`);
    this.addSql(`
      create index alert_awaiting_review on child_index.alert (seq desc)
        where audience = 'HUB' and due_by is not null and acknowledged_at is null`);
  }
}
