import { sql, type RawBuilder } from 'kysely';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import type { IndexContext } from '../../index-context.ts';
import type { AlertConnection } from './alert-connection.type.ts';
import { alertCursor, seqOfCursor } from './alert-cursor.ts';
import { publishedAlert, storedAlerts, type StoredAlert } from './stored-alert.ts';

const LARGEST_PAGE = 100;

/** Which part of a list of alerts is asked for. */
export interface AlertPage {
  readonly first: number;
  readonly after: string | null | undefined;
}

/**
 * One page of the alerts that a condition picks, newest first. Alerts that may not be told are left out and the page is
 * filled from those behind them, so that neither its length nor its end tells that they are there.
 * @throws HubError BAD_REQUEST for a page size or a cursor that cannot be
 */
export async function alertPage(
  context: IndexContext,
  { first, after }: AlertPage,
  condition: RawBuilder<unknown>,
  thoseToTell: (alerts: readonly StoredAlert[]) => Promise<readonly StoredAlert[]>,
  now: number,
): Promise<AlertConnection> {
  if (first < 1 || first > LARGEST_PAGE) throw new HubError('BAD_REQUEST', 'PAGE_SIZE');
  let position = after == null ? null : seqOfCursor(after);
  const told: StoredAlert[] = [];
  while (told.length <= first) {
    const older = sql`${condition} and (${position}::bigint is null or alert.seq < ${position}::bigint)`;
    const alerts = await storedAlerts(context.em, older, first + 1);
    told.push(...(await thoseToTell(alerts)));
    position = alerts.at(-1)?.seq ?? position;
    if (alerts.length <= first) break;
  }
  const edges = told
    .slice(0, first)
    .map((alert) => ({ cursor: alertCursor(alert.seq), node: publishedAlert(alert, now) }));
  return { edges, pageInfo: { hasNextPage: told.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}
