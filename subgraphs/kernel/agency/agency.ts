import type { EntityClass, MigrationObject } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type { RegisteredRecord } from '../../../schema/contract/child-registration.ts';

/** A record as the agency registers it; its version comes from the registration outbox. */
export type Registration = Omit<RegisteredRecord, 'version'>;

/** One row of a file or feed read by an adapter: the agency's own record, or what is wrong with the row. */
export type AdaptedRow<Source> =
  | { readonly ok: true; readonly record: Source }
  /** Names the field and the rule; repeats no value. */
  | { readonly ok: false; readonly problem: string };

/** Turns rows of one format into the agency's own records. Pure. */
export interface Adapter<Source> {
  /** The name that `npm run import` knows the format by. */
  readonly format: string;
  read(row: unknown): AdaptedRow<Source>;
}

/** What the agency knows of one involvement, by GraphQL field name. */
export type InvolvementDetails = Readonly<Record<string, unknown>>;

/** Everything in which one agency's subgraph differs from another's. */
export interface Agency<Source> {
  readonly custodian: Custodian;
  /** The Postgres schema of its tables. */
  readonly schema: string;
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationObject[];
  /** The type-graphql class of its involvement, and the name of that type. */
  readonly involvementType: Function;
  readonly involvementTypeName: string;
  readonly adapters: readonly Adapter<Source>[];
  /** Writes the agency's own tables; doing it again with the same records changes nothing. */
  save(em: SqlEntityManager, records: readonly Source[]): Promise<void>;
  /** What the child index is told of a record: whose it is, which unit, what kind. Pure. */
  registrationsOf(record: Source): readonly Registration[];
  /**
   * What is known of each involvement, each given by its record ids, in the same order and in a number of queries that
   * does not depend on how many there are. Null where the records are no longer there.
   */
  describe(em: SqlEntityManager, involvements: readonly (readonly string[])[]): Promise<(InvolvementDetails | null)[]>;
}
