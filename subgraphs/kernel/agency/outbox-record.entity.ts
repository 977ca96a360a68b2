import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Registration } from './agency.ts';

/** What the child index has to be told of one record, and how far it has been told. In every agency's own schema. */
@Entity({ tableName: 'registration_outbox' })
export class OutboxRecord {
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  /** Grows with each change of the registration. */
  @Property({ type: 'integer' })
  version!: number;

  /** The last version that the child index has answered for. */
  @Property({ type: 'integer' })
  registeredVersion!: number;

  /** SHA-256 of the registration, in hex. */
  @Property({ type: 'text' })
  digest!: string;

  @Property({ type: 'json' })
  registration!: Registration;
}

/** The table of {@link OutboxRecord} in an agency's schema, for the agency's first migration. */
export function outboxTable(schema: string): string {
  return `
    create table ${schema}.registration_outbox (
      record_id text primary key,
      version integer not null check (version > 0),
      registered_version integer not null default 0,
      digest text not null,
      registration jsonb not null
    )`;
}

/** The index that finds what has not been registered yet. Apart from the table: a migration's step is one statement. */
export function outboxIndex(schema: string): string {
  return `
    create index registration_outbox_pending on ${schema}.registration_outbox (record_id)
      where version > registered_version`;
}
