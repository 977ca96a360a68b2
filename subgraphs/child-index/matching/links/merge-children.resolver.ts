import { randomUUID } from 'node:crypto';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { IndexContext } from '../../index-context.ts';
import { checkChange } from '../../sharing/records/check-change.ts';
import { INDEX_TEAM } from '../../sharing/records/who-may-record.ts';
import { changeLinks } from './change-links.ts';
import { LinkDecisionType } from './link-decision.type.ts';
import { linkableChild } from './linkable-child.ts';
import { planMerge } from './plan-link-event.ts';
import { publishedDecision } from './published-decision.ts';

@Resolver()
export class MergeChildrenResolver {
  @Mutation(() => LinkDecisionType, {
    description:
      'Makes one child of two. The id of either leads to it. Whatever shields, restricts or refuses for one of the two ' +
      'does for all of it. Children that were said not to be the same are not merged until that is taken back.',
  })
  async mergeChildren(
    @Arg('keep', () => ID, { description: 'The child whose id and description are kept.' }) keep: string,
    @Arg('absorb', () => ID, { description: 'The child whose records go to it.' }) absorb: string,
    @Arg('reason', () => String, { description: 'In your own words, at most 500 characters.' }) reason: string,
    @Ctx('index') context: IndexContext,
  ): Promise<LinkDecisionType> {
    const now = Date.now();
    const words = checkChange(context, INDEX_TEAM, reason, now);
    const [kept, absorbed] = await Promise.all([linkableChild(context, keep), linkableChild(context, absorb)]);
    const scope = randomUUID();
    const made = await changeLinks(
      context,
      {
        change: 'mergeChildren',
        childIds: [kept.id, absorbed.id],
        reason: words,
        plan: (state) => planMerge(state, kept.id, absorbed.id, scope, null),
      },
      now,
    );
    return publishedDecision(made);
  }
}
