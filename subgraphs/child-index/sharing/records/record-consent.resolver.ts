import { randomUUID } from 'node:crypto';
import { Args, Ctx, Mutation, Resolver } from 'type-graphql';
import type { IndexContext } from '../../index-context.ts';
import { Consent } from '../consent.entity.ts';
import { checkChange } from './check-change.ts';
import { ConsentArgs } from './consent-args.ts';
import { ConsentType } from './consent.type.ts';
import { giverIdOf } from './giver-id.ts';
import { publishedConsent } from './published-consent.ts';
import { readList, readOptionalText, readSpan, readText } from './read-arguments.ts';
import { recordChange } from './record-change.ts';
import { recordedBy } from './recorded-by.ts';
import { relatedChild } from './related-child.ts';
import { MAY_RECORD_CONSENT } from './who-may-record.ts';

const LONGEST = 200;

@Resolver()
export class RecordConsentResolver {
  @Mutation(() => ConsentType, {
    description:
      'Records what the child, or someone who may speak for it, decided about sharing. It counts from the next ' +
      'question on. Sent twice it is recorded twice, which changes nothing.',
  })
  async recordConsent(
    @Args(() => ConsentArgs) args: ConsentArgs,
    @Ctx('index') context: IndexContext,
  ): Promise<ConsentType> {
    const now = Date.now();
    const reason = checkChange(context, MAY_RECORD_CONSENT, args.reason, now);
    const decided = readDecision(args, now);
    const { id: childId } = await relatedChild(context, args.childId);

    const made = { reason, recordedBy: recordedBy(context.request), recordedAt: new Date(now) };
    const consent: Consent = {
      id: randomUUID(),
      childId,
      ...decided,
      ...made,
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawalReason: null,
    };
    await recordChange(context, childId, { change: 'recordConsent', before: null, after: consent }, now);
    await context.em.insert(Consent, consent);
    context.forget(childId);
    return publishedConsent(consent);
  }
}

/** What was decided, as it is kept. */
function readDecision(args: ConsentArgs, now: number) {
  const giverName = readOptionalText(args.giverName, LONGEST);
  const { startsAt, endsAt } = readSpan(args.from, args.until, now);
  return {
    giver: args.giver,
    giverName,
    giverId: giverIdOf(readOptionalText(args.giverId, LONGEST), giverName),
    authority: readText(args.authority, LONGEST),
    refusal: args.decision === 'REFUSED',
    categories: readList(args.categories),
    recipients: readList(args.recipients).map((recipient) => (recipient === 'ALL' ? '*' : recipient)),
    purposes: readList(args.purposes),
    scope: args.scope,
    explicit: args.explicit,
    obtained: args.obtained,
    givenAt: startsAt,
    expiresAt: endsAt,
  };
}
