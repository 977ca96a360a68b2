import { sql } from 'kysely';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { checkAsker } from '../../identity/check-asker.ts';
import type { IndexContext } from '../../index-context.ts';
import { AlertConnection } from './alert-connection.type.ts';
import { aboutVisibleChildren } from './about-visible-children.ts';
import { alertPage } from './alert-page.ts';
import { AlertState } from './alert-state.enum.ts';
import { audienceOf } from './alert-audience.ts';

/** The queue of alerts. What auditors have to review of the same accesses is on the trail. */
@Resolver()
export class AlertsResolver {
  @Query(() => AlertConnection, {
    description:
      'Alerts for you, newest first: for an index manager those of the index team, for everybody else those of your ' +
      'own unit, about children whom it works with.',
  })
  async alerts(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many alerts, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor after which to go on.' })
    after: string | null | undefined,
    @Arg('state', () => AlertState, { nullable: true, description: 'Only alerts in this state; all where not given.' })
    state: AlertState | null | undefined,
    @Ctx('index') context: IndexContext,
  ): Promise<AlertConnection> {
    const now = Date.now();
    checkAsker(context.request, now);
    const { audience, unit } = audienceOf(context.request);
    const condition = sql`audience = ${audience} and unit = ${unit} and (${state ?? null}::text is null
      or (acknowledged_at is not null) = (${state ?? null}::text = 'ACKNOWLEDGED'))`;
    return alertPage(context, { first, after }, condition, (found) => aboutVisibleChildren(context, found), now);
  }
}
