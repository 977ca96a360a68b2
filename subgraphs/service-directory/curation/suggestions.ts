import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { ChangeRecorder } from '../directory-context.ts';
import { uuidKey } from '../open-referral/profile/uuid-key.ts';
import type { DirectoryDatabase } from '../store/directory-database.ts';
import type { ServiceEdits } from './edit-service.ts';

/** Suggestions that are held at once: for one service, and in all; and how many may come in an hour. */
const MOST = { service: 20, all: 5_000, hour: 300 };

type Values = Readonly<Record<string, string | null>>;

export interface HeldSuggestion {
  readonly id: string;
  readonly serviceId: string;
  readonly edits: Values & ServiceEdits;
  /** The same properties as they are now. */
  readonly was: Values;
  readonly note: string | null;
  readonly madeAt: string;
}

/**
 * Holds a suggestion, once it is on the audit trail that there is one; what it says is not.
 * @returns its id
 * @throws HubError NOT_FOUND for a service that no core group looks after; RATE_LIMITED where too many are held already, or came within the hour
 */
export async function holdSuggestion(
  database: DirectoryDatabase,
  trail: ChangeRecorder,
  { service, edits, note }: { readonly service: string; readonly edits: ServiceEdits; readonly note: string | null },
  now: number,
): Promise<string> {
  const at = new Date(now).toISOString();
  await checkRoom(database, service, at);
  const id = randomUUID();
  const after = { suggestion: id, properties: Object.keys(edits) };
  await trail.record({ change: 'suggestServiceChange', service, locality: null, before: null, after });
  await database.transaction().execute(async (transaction) => {
    // Looked at once more, by one at a time: many may have come while the entry was on its way.
    await sql`select pg_advisory_xact_lock(hashtext('service_directory.service_suggestion'))`.execute(transaction);
    await checkRoom(transaction, service, at);
    await sql`
      insert into service_directory.service_suggestion (id, service_id, changes, note, made_at)
      values (${id}::uuid, ${service}::uuid, ${JSON.stringify(edits)}::jsonb, ${note}, ${at}::timestamptz)`.execute(
      transaction,
    );
  });
  return id;
}

/** @throws as {@link holdSuggestion} does */
async function checkRoom(database: DirectoryDatabase, service: string, at: string): Promise<void> {
  const { rows } = await sql<{ owned: boolean; full: boolean }>`
    select exists (select from service_directory.deployment where service_id = ${service}::uuid) as owned,
      (select count(*) from service_directory.service_suggestion where service_id = ${service}::uuid) >= ${MOST.service}
      or (select count(*) from service_directory.service_suggestion) >= ${MOST.all}
      or (select count(*) from service_directory.service_suggestion
          where made_at > ${at}::timestamptz - interval '1 hour') >= ${MOST.hour} as full`.execute(database);
  if (rows[0]?.owned !== true) throw new HubError('NOT_FOUND');
  if (rows[0].full) throw new HubError('RATE_LIMITED');
}

/** What is suggested for the services deployed in a locality, the oldest first. */
export function heldSuggestions(
  database: DirectoryDatabase,
  locality: string,
  most: number,
): Promise<readonly HeldSuggestion[]> {
  return select(database, locality, sql`true`, most);
}

/** @throws HubError NOT_FOUND, the same for one that is not there and one for services of other localities */
export async function heldSuggestion(
  database: DirectoryDatabase,
  locality: string,
  id: string,
): Promise<HeldSuggestion> {
  const [held] = await select(database, locality, sql`suggestion.id = ${uuidKey(id)}::uuid`, 1);
  if (held === undefined) throw new HubError('NOT_FOUND');
  return held;
}

/** @throws HubError NOT_FOUND where it is no longer held, somebody else having decided */
export async function dropSuggestion(database: DirectoryDatabase, id: string): Promise<void> {
  const { rows } = await sql`
    delete from service_directory.service_suggestion where id = ${uuidKey(id)}::uuid returning id`.execute(database);
  if (rows.length === 0) throw new HubError('NOT_FOUND');
}

async function select(
  database: DirectoryDatabase,
  locality: string,
  condition: ReturnType<typeof sql>,
  most: number,
): Promise<readonly HeldSuggestion[]> {
  const { rows } = await sql<HeldSuggestion>`
    select suggestion.id::text as id, suggestion.service_id::text as "serviceId", suggestion.changes as edits,
      suggestion.note, to_char(suggestion.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt",
      service.document || jsonb_build_object('referralRoute', service.referral_route,
        'evidenceNote', service.evidence_note) as was
    from service_directory.service_suggestion suggestion
    join service_directory.service on service.id = suggestion.service_id
    join service_directory.deployment on deployment.service_id = service.id and deployment.place = ${locality}
    where ${condition} order by suggestion.made_at, suggestion.id limit ${most}::int`.execute(database);
  return rows;
}
