import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { requestEntry } from '../../kernel/guard/request-entry.ts';
import { entryById } from '../queries/entry-by-id.ts';
import { entryNotes } from '../queries/entry-notes.ts';
import { trailDatabase } from '../trail-database.ts';
import type { AuditContext } from './audit-context.ts';
import { AuditEntry } from './audit-entry.type.ts';
import { publishedEntry } from './published-entry.ts';
import { readWords } from './read-words.ts';
import { requireAuditor } from './require-auditor.ts';

/** What families are not told of while it is being looked into. Both the hold and its end are entries of their own. */
@Resolver()
export class HoldEntryResolver {
  @Mutation(() => AuditEntry, {
    description:
      'Holds an access back from the child and the parents, because it is being looked into, until it is released. For ' +
      'auditors, with the purpose AUDIT. Answers the entry.',
  })
  holdEntry(
    @Arg('id', () => ID, { description: 'An entry of the access.' }) id: string,
    @Arg('reason', () => String, { description: 'Why, at most 500 characters.' }) reason: string,
    @Ctx() context: AuditContext,
  ): Promise<AuditEntry> {
    return note('holdEntry', id, reason, context);
  }

  @Mutation(() => AuditEntry, {
    description:
      'Lets the child and the parents know of an access that was held back, or that its purpose keeps back at first. For ' +
      'auditors, with the purpose AUDIT. Answers the entry.',
  })
  releaseEntry(
    @Arg('id', () => ID, { description: 'An entry of the access.' }) id: string,
    @Arg('reason', () => String, { description: 'Why, at most 500 characters.' }) reason: string,
    @Ctx() context: AuditContext,
  ): Promise<AuditEntry> {
    return note('releaseEntry', id, reason, context);
  }
}

async function note(
  change: 'holdEntry' | 'releaseEntry',
  id: string,
  reason: string,
  context: AuditContext,
): Promise<AuditEntry> {
  requireAuditor(context.request);
  const words = readWords(reason);
  const database = trailDatabase(context.em);
  const known = await entryById(database, id);
  if (known === null || !known.isLook) throw new HubError('NOT_FOUND');
  const { entry } = known;
  const former = (await entryNotes(database, [entry.id])).get(entry.id)?.held ?? null;
  const content = {
    change,
    entry: entry.id,
    before: { held: former },
    after: { held: change === 'holdEntry', reason: words },
  };
  await context.record(requestEntry('audit', 'change', context.request, entry.childIds, content, Date.now()));
  return publishedEntry(entry);
}
