import { sql } from 'kysely';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { checkAsker } from '../../identity/check-asker.ts';
import type { IndexContext } from '../../index-context.ts';
import { AlertConnection } from './alert-connection.type.ts';
import { aboutVisibleChildren } from './about-visible-children.ts';
import { alertPage } from './alert-page.ts';
import { AlertState } from './alert-state.enum.ts';
import { audienceOf } from './alert-audience.ts';
import type { StoredAlert } from './stored-alert.ts';

/** The queue of alerts, and what of it still has to be reviewed. */
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

  @Query(() => AlertConnection, {
    description:
      'Access past consent or a shield that nobody of the index team has reviewed yet, newest first. For index ' +
      'managers with the purpose DATA_STEWARDSHIP and auditors with the purpose AUDIT.',
  })
  async overridesAwaitingReview(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor after which to go on.' })
    after: string | null | undefined,
    @Ctx('index') context: IndexContext,
  ): Promise<AlertConnection> {
    const { actor, purpose } = context.request;
    const now = Date.now();
    checkAsker(context.request, now);
    const isAuditor = actor.role === 'AUDITOR' && purpose === 'AUDIT';
    if (!isAuditor && audienceOf(context.request).audience !== 'HUB')
      throw new HubError('FORBIDDEN', 'ROLE_NOT_ALLOWED');
    const condition = sql`audience = 'HUB' and due_by is not null and acknowledged_at is null`;
    // An auditor sees what was done, whoever the child is, and nothing of the child but the id.
    const thoseToTell = (found: readonly StoredAlert[]) =>
      isAuditor ? Promise.resolve(found) : aboutVisibleChildren(context, found);
    return alertPage(context, { first, after }, condition, thoseToTell, now);
  }
}
