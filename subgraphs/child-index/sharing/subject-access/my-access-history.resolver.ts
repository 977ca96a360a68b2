import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { checkAsker } from '../../identity/check-asker.ts';
import type { IndexContext } from '../../index-context.ts';
import { indexEntry } from '../decision-entry.ts';
import { AccessHistory } from './access-history.type.ts';
import { formerIds } from './former-ids.ts';

/**
 * Whether somebody is the child or holds parental responsibility is the index’s to know, and what was done is the audit
 * trail’s. So the index decides, by the same rules as for the record itself, and hands on the entry of that decision; the
 * audit subgraph, which keeps it, opens the history to nobody without.
 */
@Resolver()
export class MyAccessHistoryResolver {
  @Query(() => AccessHistory, {
    nullable: true,
    description:
      'Who looked at a child’s record. For the child, where it is competent, and else for holders of parental ' +
      'responsibility, with the purpose SUBJECT_ACCESS.',
  })
  async myAccessHistory(
    @Arg('childId', () => ID, { description: 'The hub’s id of the child.' }) childId: string,
    @Ctx('index') context: IndexContext,
  ): Promise<AccessHistory> {
    const now = Date.now();
    checkAsker(context.request, now);
    if (context.request.purpose !== 'SUBJECT_ACCESS') throw new HubError('FORBIDDEN', 'ROLE_NOT_ALLOWED');
    const { id } = await context.visibleChild(childId);
    const { entry } = await context.considered.load(id);
    const former = await formerIds(context.em, id);
    if (former.length === 0) return { decision: entry.id };
    // The same decision, for what was written of the child under the ids that it had before it was merged.
    const content = { ...entry.content, formerIds: former };
    const opened = indexEntry('decision', context.request, [id, ...former], content, now);
    await context.record(opened);
    return { decision: opened.id };
  }
}
