import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { NOBODY } from '../../identity/child-id.ts';
import type { IndexContext } from '../../index-context.ts';
import { checkChange } from '../../sharing/records/check-change.ts';
import { readList, readText } from '../../sharing/records/read-arguments.ts';
import { INDEX_TEAM } from '../../sharing/records/who-may-record.ts';
import { changeLinks, type LinkChange } from './change-links.ts';
import { LinkDecisionType, RecordReference } from './link-decision.type.ts';
import type { Parted, RecordKey } from './link-event.ts';
import { linkableChild } from './linkable-child.ts';
import { planParting } from './plan-link-event.ts';
import { publishedDecision } from './published-decision.ts';
import { recordsTold } from './records-told.ts';

const LONGEST_ID = 100;
const MOST_RECORDS = 1000;

/** Takes records away from a child that they are not of. */
@Resolver()
export class PartChildrenResolver {
  @Mutation(() => LinkDecisionType, {
    description:
      'Makes a new child of some records of a child. It is protected as that one is; what was agreed to for that one ' +
      'opens nothing of it.',
  })
  async splitChild(
    @Arg('childId', () => ID, { description: 'The hub’s id of the child.' }) childId: string,
    @Arg('records', () => [RecordReference], { description: 'Records that are another child’s; not all it has.' })
    records: RecordReference[],
    @Arg('reason', () => String, { description: 'In your own words, at most 500 characters.' }) reason: string,
    @Ctx('index') context: IndexContext,
  ): Promise<LinkDecisionType> {
    const now = Date.now();
    const words = checkChange(context, INDEX_TEAM, reason, now);
    if (records.length > MOST_RECORDS) throw new HubError('BAD_REQUEST', 'VALUE_TOO_LONG');
    const chosen = readList(records.map(keyOf));
    const child = await linkableChild(context, childId);
    return part(context, 'SPLIT', child.id, chosen, words, now);
  }

  @Mutation(() => LinkDecisionType, {
    description: 'Makes a child of its own of one record, which is not the only one of the child that it is with.',
  })
  async unlinkRecord(
    @Arg('record', () => RecordReference, { description: 'The record.' }) record: RecordReference,
    @Arg('reason', () => String, { description: 'In your own words, at most 500 characters.' }) reason: string,
    @Ctx('index') context: IndexContext,
  ): Promise<LinkDecisionType> {
    const now = Date.now();
    const words = checkChange(context, INDEX_TEAM, reason, now);
    const chosen = keyOf(record);
    // A record that is not there takes the same way as one of a child that may not be known of.
    const child = await linkableChild(context, await childWith(context, record));
    return part(context, 'UNLINKED', child.id, [chosen], words, now);
  }
}

/** @throws HubError BAD_REQUEST where one of the records is not the child’s, or is not to be known of */
async function part(
  context: IndexContext,
  kind: Parted['kind'],
  childId: string,
  chosen: readonly RecordKey[],
  reason: string,
  now: number,
): Promise<LinkDecisionType> {
  const { known } = await recordsTold(context, childId);
  const told = new Set(known.flatMap(({ custodian, recordIds }) => recordIds.map((id) => `${custodian} ${id}`)));
  if (!chosen.every((record) => told.has(record))) throw new HubError(kind === 'SPLIT' ? 'BAD_REQUEST' : 'NOT_FOUND');
  const change: LinkChange = {
    change: kind === 'SPLIT' ? 'splitChild' : 'unlinkRecord',
    childIds: [childId],
    reason,
    plan: (state) => planParting(state, kind, childId, chosen, randomUUID),
  };
  return publishedDecision(await changeLinks(context, change, now));
}

function keyOf({ agency, recordId }: RecordReference): RecordKey {
  return `${agency} ${readText(recordId, LONGEST_ID)}`;
}

async function childWith(context: IndexContext, { agency, recordId }: RecordReference): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select child_id as id from child_index.record_link
    where custodian = ${agency} and record_id = ${recordId.trim()}`.execute(context.em.fork().getKysely());
  return rows[0]?.id ?? NOBODY;
}
