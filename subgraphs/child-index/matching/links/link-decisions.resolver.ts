import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Information } from '../../../kernel/schema/information.ts';
import { ChildType } from '../../identity/child.type.ts';
import type { IndexContext } from '../../index-context.ts';
import { INDEX_TEAM } from '../../sharing/records/who-may-record.ts';
import { KeptLinkDecision } from './link-decision.type.ts';

/** What people decided about which records are of a child, as a field of it. */
@Resolver(() => ChildType)
export class LinkDecisionsResolver {
  @Information('IDX_LOCATION')
  @FieldResolver(() => [KeptLinkDecision], {
    nullable: true,
    description:
      'What was decided about which records are of this child, the latest first, at most 100. For the index team; null ' +
      'for anyone else.',
  })
  async linkDecisions(
    @Root() child: ChildType,
    @Ctx('index') context: IndexContext,
  ): Promise<KeptLinkDecision[] | null> {
    if (!INDEX_TEAM.has(context.request.actor.role)) return null;
    const release = await context.identity.load(child.id);
    if (!release.mayTell('IDX_LOCATION', 'linkDecisions')) return null;
    const decisions = await context.linkDecisions.load(child.id);
    // Those that tie it to a child that may not be known of, or to another identity, are left out.
    const told = await Promise.all(
      decisions.map(async ({ childId, otherId }) => {
        const both = await Promise.all([childId, otherId].map((id) => context.identity.load(id)));
        return both.every((release) => release.visible && release.mayTell('IDX_IDENTITY', 'otherNames'));
      }),
    );
    return decisions
      .filter((_decision, place) => told[place])
      .map(({ childId, otherId, at, ...decision }) => ({
        ...decision,
        child: { id: childId },
        other: { id: otherId },
        at: new Date(at),
      }));
  }
}
