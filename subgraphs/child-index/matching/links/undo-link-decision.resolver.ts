import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { NOBODY } from '../../identity/child-id.ts';
import type { IndexContext } from '../../index-context.ts';
import { checkChange } from '../../sharing/records/check-change.ts';
import { INDEX_TEAM } from '../../sharing/records/who-may-record.ts';
import { changeLinks, type LinkChange } from './change-links.ts';
import { LinkDecisionType } from './link-decision.type.ts';
import type { Undone } from './link-event.ts';
import { linkableChild } from './linkable-child.ts';
import { loadDecision, type StandingDecision } from './load-decision.ts';
import { mayBeUndone } from './plan-link-event.ts';
import { publishedDecision } from './published-decision.ts';

const PLACE = /^[1-9][0-9]{0,17}$/;

@Resolver()
export class UndoLinkDecisionResolver {
  @Mutation(() => LinkDecisionType, {
    description:
      'Takes back a decision of the index team: every record, consent and shield is again where it was. What protected ' +
      'the children meanwhile goes on protecting them. Later decisions about the same children have to be taken back first.',
  })
  async undoLinkDecision(
    @Arg('id', () => ID, { description: 'The decision.' }) id: string,
    @Arg('reason', () => String, { description: 'In your own words, at most 500 characters.' }) reason: string,
    @Ctx('index') context: IndexContext,
  ): Promise<LinkDecisionType> {
    const now = Date.now();
    const words = checkChange(context, INDEX_TEAM, reason, now);
    const load = () => (PLACE.test(id) ? loadDecision(context.em.fork(), id) : null);
    // A decision that is not there takes the same way as one about a child that may not be known of.
    const { child, other } = (await load())?.decision ?? { child: NOBODY, other: NOBODY };
    await Promise.all([linkableChild(context, child), linkableChild(context, other)]);
    const change: LinkChange = {
      change: 'undoLinkDecision',
      childIds: [child, other],
      reason: words,
      undoes: id,
      plan: async () => planUndoing(await load()),
    };
    return publishedDecision(await changeLinks(context, change, now));
  }
}

function planUndoing(found: StandingDecision | null): Undone | null {
  if (found === null || !mayBeUndone(found.decision, found.later)) return null;
  return { kind: 'UNDONE', undone: found.decision };
}
