import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { IsoDateTime } from '../../../kernel/schema/iso-date-time.scalar.ts';
import { ownLocality } from '../../curation/core-group.ts';
import { editedService } from '../../curation/edit-service.ts';
import { makeChange } from '../../curation/make-change.ts';
import { dropSuggestion, heldSuggestion, heldSuggestions, holdSuggestion } from '../../curation/suggestions.ts';
import { curationIn, type DirectoryContext } from '../../directory-context.ts';
import { uuidKey } from '../../open-referral/profile/uuid-key.ts';
import { givenEdits, ServiceEditsInput } from './service-edits.input.ts';
import { ServiceValue, serviceValues } from './service-value.type.ts';

@ObjectType({ description: 'What somebody suggests to change of a service, held until a core group decides.' })
export class ServiceSuggestion {
  @Field(() => ID, { description: 'The suggestion’s id.' })
  id!: string;

  @Field(() => ID, { description: 'The id of the service.' })
  serviceId!: string;

  @Field(() => [ServiceValue], { description: 'What would change, property by property.' })
  values!: ServiceValue[];

  @Field(() => String, { nullable: true, description: 'What they say besides.' })
  note!: string | null;

  @Field(() => IsoDateTime, { description: 'When it came.' })
  madeAt!: string;
}

const LOCALITY = {
  description:
    'The key of your core group’s place, where the service is deployed: a locality, a county, borough or area.',
};
const SUGGESTION = { description: 'The suggestion’s id.' };
const LONGEST_NOTE = 1_000;
const LARGEST_PAGE = 100;

/** Anybody may say what is wrong; a core group decides. */
@Resolver()
export class SuggestionsResolver {
  @Mutation(() => ID, {
    description: 'Suggests a change of a service. Anybody may; it is held until a core group decides. Gives its id.',
  })
  async suggestServiceChange(
    @Arg('service', () => ID, { description: 'The service’s id.' }) service: string,
    @Arg('edits', () => ServiceEditsInput, { description: 'What ought to be changed.' }) edits: ServiceEditsInput,
    @Arg('note', () => String, {
      nullable: true,
      description: 'What there is to say besides, at most 1000 characters.',
    })
    note: string | null | undefined,
    @Ctx() context: DirectoryContext,
  ): Promise<string> {
    const curation = curationIn(context);
    if ((note ?? '').length > LONGEST_NOTE) throw new HubError('BAD_REQUEST', 'VALUE_TOO_LONG');
    if (note != null && (!note.isWellFormed() || note.includes('\0')))
      throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
    const id = uuidKey(service);
    if (id === null) throw new HubError('NOT_FOUND');
    const { after } = await editedService(context.database, id, givenEdits(edits), context.now);
    return holdSuggestion(context.database, curation, { service: id, edits: after, note: note ?? null }, context.now);
  }

  @Query(() => [ServiceSuggestion], {
    description: 'What is suggested for the services of your core group’s locality, the oldest first.',
  })
  async serviceSuggestions(
    @Arg('locality', () => String, LOCALITY) locality: string,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: DirectoryContext,
  ): Promise<ServiceSuggestion[]> {
    const own = ownLocality(curationIn(context).request, locality);
    if (first < 1 || first > LARGEST_PAGE) throw new HubError('BAD_REQUEST', 'PAGE_SIZE');
    const held = await heldSuggestions(context.database, own, first);
    return held.map(({ edits, was, ...rest }) => ({ ...rest, values: serviceValues(was, edits) }));
  }

  @Mutation(() => ID, { description: 'Makes the change that is suggested. Gives the id of the service.' })
  async approveSuggestion(
    @Arg('id', () => ID, SUGGESTION) id: string,
    @Arg('locality', () => String, LOCALITY) locality: string,
    @Ctx() context: DirectoryContext,
  ): Promise<string> {
    const { database, now } = context;
    const curation = curationIn(context);
    const own = ownLocality(curation.request, locality);
    const { serviceId, edits } = await heldSuggestion(database, own, id);
    const edited = await editedService(database, serviceId, edits, now);
    await makeChange(database, curation, 'approveSuggestion', own, edited, now, (transaction) =>
      dropSuggestion(transaction, id),
    );
    return serviceId;
  }

  @Mutation(() => ID, { description: 'Drops a suggestion. Gives the id of the service.' })
  async rejectSuggestion(
    @Arg('id', () => ID, SUGGESTION) id: string,
    @Arg('locality', () => String, LOCALITY) locality: string,
    @Ctx() context: DirectoryContext,
  ): Promise<string> {
    const curation = curationIn(context);
    const own = ownLocality(curation.request, locality);
    const { serviceId } = await heldSuggestion(context.database, own, id);
    const before = { suggestion: uuidKey(id) };
    await curation.record({ change: 'rejectSuggestion', service: serviceId, locality: own, before, after: null });
    await dropSuggestion(context.database, id);
    return serviceId;
  }
}
