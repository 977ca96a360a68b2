import { Field, ID, InputType } from 'type-graphql';
import { ACTOR_AGENCIES, PURPOSES } from '../../../schema/contract/actor.ts';
import { AUDIT_KINDS } from '../../../schema/contract/audit-entry.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { IsoDateTime } from '../../kernel/schema/iso-date-time.scalar.ts';
import { EFFECTS, type EntryFilter } from '../queries/entry-filter.ts';

/** Longest text of a filter: an actor’s id may be so long. */
const LONGEST = 200;

@InputType('AuditEntryFilter', {
  description: 'Which entries of the trail are asked for; all that is given has to hold.',
})
export class EntryFilterInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The hub’s id of a child that the entry concerns, also under its other ids.',
  })
  child?: string | null;

  @Field(() => ID, { nullable: true, description: 'The subject of the actor’s token.' })
  actor?: string | null;

  @Field(() => String, { nullable: true, description: 'The organisation that the actor came from.' })
  agency?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The actor’s team, school or practice; give the agency with it.',
  })
  unit?: string | null;

  @Field(() => String, { nullable: true, description: 'The purpose that was given, such as `SERVICE`.' })
  purpose?: string | null;

  @Field(() => String, { nullable: true, description: 'The kind of the entry, such as `decision`.' })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: 'A rule of the sharing policy that decided, such as `OWN-1`.' })
  rule?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was decided, such as `RELEASE`; where a rule is given as well, by that rule.',
  })
  effect?: string | null;

  @Field(() => IsoDateTime, { nullable: true, description: 'Recorded then or later.' })
  from?: Date | null;

  @Field(() => IsoDateTime, { nullable: true, description: 'Recorded before.' })
  to?: Date | null;
}

/** A filter as it is asked for: a child by one of its ids. */
export interface AskedFilter extends Omit<EntryFilter, 'child'> {
  readonly child: string | null;
}

/**
 * The filter that an auditor gave.
 * @throws HubError BAD_REQUEST for a word that is none of its closed list, text that is too long, or a unit without its
 *   agency
 */
export function readEntryFilter(input: EntryFilterInput | null | undefined): AskedFilter {
  const filter = {
    child: text(input?.child),
    actor: text(input?.actor),
    agency: word(input?.agency, ACTOR_AGENCIES),
    unit: text(input?.unit),
    purpose: word(input?.purpose, PURPOSES),
    kind: word(input?.kind, AUDIT_KINDS),
    rule: text(input?.rule),
    effect: word(input?.effect, EFFECTS),
    from: input?.from?.getTime() ?? null,
    to: input?.to?.getTime() ?? null,
  };
  if (filter.unit !== null && filter.agency === null) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  return filter;
}

function text(given: string | null | undefined): string | null {
  if (given == null) return null;
  if (given.length > LONGEST) throw new HubError('BAD_REQUEST', 'VALUE_TOO_LONG');
  // PostgreSQL’s text has no NUL, so no entry has one either.
  if (given.includes('\0')) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  return given;
}

function word(given: string | null | undefined, words: readonly string[]): string | null {
  if (given == null) return null;
  if (!words.includes(given)) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  return given;
}
