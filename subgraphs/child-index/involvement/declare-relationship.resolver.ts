import { randomUUID } from 'node:crypto';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Role } from '../../../schema/contract/actor.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { checkAsker } from '../identity/check-asker.ts';
import { ChildType } from '../identity/child.type.ts';
import type { IndexContext } from '../index-context.ts';
import { raiseAlerts } from '../sharing/alerts/raise-alerts.ts';
import { indexEntry } from '../sharing/decision-entry.ts';
import { DeclaredRelationship } from './declared-relationship.entity.ts';
import { RelationshipKind } from './relationship-kind.ts';

/** Roles that work with children themselves; nobody else has a relationship to declare. */
const MAY_DECLARE: ReadonlySet<Role> = new Set([
  'PRACTITIONER',
  'SOCIAL_WORKER',
  'MASH_MEMBER',
  'POLICE_SAFEGUARDING',
  'DSL',
  'NAMED_HEALTH',
  'HEALTH_UNSCHEDULED',
]);
const LONGEST_REASON = 500;

@Resolver()
export class DeclareRelationshipResolver {
  @Mutation(() => ChildType, {
    description:
      'Records that you work with this child, and how you come to. It lasts for six months; if you still work with the ' +
      'child then, declare it again. It is on the audit trail under your name, where the family can read it, and the ' +
      'index team is alerted.',
  })
  async declareRelationship(
    @Arg('childId', () => ID, { description: 'The hub’s id of the child.' }) childId: string,
    @Arg('kind', () => RelationshipKind, { description: 'How you come to work with the child.' })
    kind: RelationshipKind,
    @Arg('reason', () => String, { description: 'In your own words, at most 500 characters.' }) reason: string,
    @Ctx('index') context: IndexContext,
  ): Promise<{ id: string }> {
    const { request } = context;
    const now = Date.now();
    checkAsker(request, now);
    if (!MAY_DECLARE.has(request.actor.role)) throw new HubError('FORBIDDEN', 'ROLE_NOT_ALLOWED');
    const words = reason.trim();
    if (words === '') throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
    if (words.length > LONGEST_REASON) throw new HubError('BAD_REQUEST', 'VALUE_TOO_LONG');

    const child = await context.visibleChild(childId);
    const { id: actorId, agency, unit } = request.actor;
    const declaredAt = new Date(now);
    const relationship = { id: randomUUID(), childId, actorId, agency, unit, kind, reason: words, declaredAt };
    const content = { change: 'declareRelationship', before: null, after: relationship };
    const entry = indexEntry('change', request, [childId], content, now);
    await context.record(entry);
    await alertIndexTeam(context, childId, entry.id, now);
    await context.em.insert(DeclaredRelationship, relationship);
    // What follows in this operation is decided with the relationship in place.
    context.forget(childId);
    return child;
  }
}

/**
 * Who gives themself access is known to the index team before it opens anything.
 * @throws HubError AUDIT_UNAVAILABLE, and then the relationship is not declared
 */
async function alertIndexTeam(
  context: IndexContext,
  childId: string,
  auditEntryId: string,
  now: number,
): Promise<void> {
  const due = { audience: 'HUB', unit: '', rules: ['DECLARED'], forReview: false } as const;
  try {
    await raiseAlerts(context.em, context.request, [{ childId, auditEntryId, due }], now);
  } catch (cause) {
    throw new HubError('AUDIT_UNAVAILABLE', undefined, { cause });
  }
}
