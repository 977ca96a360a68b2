import { sql } from 'kysely';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { Document } from '../open-referral/profile/entity.ts';
import { profileProblems } from '../open-referral/profile/profile-problems.ts';
import { nestedServices, wholeService } from '../open-referral/read/nested-services.ts';
import { gatherRows } from '../open-referral/rows/gather-rows.ts';
import type { DirectoryDatabase } from '../store/directory-database.ts';
import { takeTurn, writeRows } from '../store/save-rows.ts';

/** What a core group may change of a service; null takes a property away, absent leaves it. */
export interface ServiceEdits {
  readonly name?: string;
  readonly status?: string;
  readonly description?: string | null;
  readonly url?: string | null;
  readonly email?: string | null;
  readonly fees?: string | null;
  readonly alert?: string | null;
  readonly referralRoute?: string | null;
  readonly evidenceNote?: string | null;
}

/** A change of a service that fits the profile, not yet made. */
export interface EditedService {
  readonly id: string;
  /** What is changed, as it is and as it will be. */
  readonly before: ServiceEdits | null;
  readonly after: ServiceEdits;
  /** The service as it was when it was looked at; null where it is new. */
  readonly seen: Document | null;
  readonly whole: Document;
}

/** Characters of one property. */
export const LONGEST_VALUE = 5_000;

/**
 * A service with edits made to it, in memory.
 * @throws HubError NOT_FOUND; BAD_REQUEST with VALUE_TOO_LONG, or with VALUE_INVALID where it would no longer fit the profile
 */
export async function editedService(
  database: DirectoryDatabase,
  id: string,
  edits: ServiceEdits,
  now: number,
): Promise<EditedService> {
  const [service] = await nestedServices(database, sql`service.id = ${id}::uuid`);
  if (service === undefined) throw new HubError('NOT_FOUND');
  const { own, organization, referralRoute, evidenceNote } = service;
  const was: Readonly<Record<string, unknown>> = { ...own, referralRoute, evidenceNote };
  const before = Object.fromEntries(Object.keys(edits).map((name) => [name, was[name] ?? null]));
  const { organization: _organization, ...document } = wholeService(service);
  const whole = { ...document, ...(organization === null ? {} : { organization }) };
  return fitting({ id, before, after: edits, seen: own, whole: edited(whole, edits, now) });
}

/**
 * A new service, in memory.
 * @throws as {@link editedService} does
 */
export function newService(id: string, edits: ServiceEdits & { readonly name: string }, now: number): EditedService {
  return fitting({ id, before: null, after: edits, seen: null, whole: edited({ id, status: 'active' }, edits, now) });
}

/** Writes what was edited, inside a transaction. @throws HubError OVERLOADED where somebody else has changed it since */
export async function writeService(
  transaction: DirectoryDatabase,
  { id, seen, whole, after }: EditedService,
): Promise<void> {
  await takeTurn(transaction);
  if (seen !== null) {
    const { rows } = await sql<{ same: boolean }>`
      select document = ${JSON.stringify(seen)}::jsonb as same from service_directory.service
      where id = ${id}::uuid for update`.execute(transaction);
    if (rows[0]?.same !== true) throw new HubError('OVERLOADED');
  }
  // The service alone: what is nested in it belongs to others as well.
  const { services } = gatherRows({ taxonomies: [], terms: [], organizations: [], services: [whole] });
  await writeRows(transaction, { taxonomies: [], terms: [], organizations: [], locations: [], services });
  for (const [property, column] of [
    ['referralRoute', 'referral_route'],
    ['evidenceNote', 'evidence_note'],
  ] as const) {
    if (after[property] === undefined) continue;
    await sql`
      update service_directory.service set ${sql.ref(column)} = ${after[property]}
      where id = ${id}::uuid`.execute(transaction);
  }
}

function edited(whole: Document, { referralRoute: _route, evidenceNote: _note, ...edits }: ServiceEdits, now: number) {
  const entries = Object.entries({ ...whole, ...edits, last_modified: new Date(now).toISOString() });
  return Object.fromEntries(entries.filter(([name, value]) => value !== null || !(name in edits)));
}

function fitting(service: EditedService): EditedService {
  const values = Object.values(service.after) as readonly (string | null)[];
  if (values.length === 0) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  for (const value of values) {
    if ((value?.length ?? 0) > LONGEST_VALUE) throw new HubError('BAD_REQUEST', 'VALUE_TOO_LONG');
    if (value !== null && (!value.isWellFormed() || value.includes('\0') || value.trim() === ''))
      throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  }
  if (profileProblems('service', service.whole).length > 0) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  return service;
}
