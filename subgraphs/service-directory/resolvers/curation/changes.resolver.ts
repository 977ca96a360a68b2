import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { IsoDateTime } from '../../../kernel/schema/iso-date-time.scalar.ts';
import { ownLocality, ownService } from '../../curation/core-group.ts';
import { editedService, newService } from '../../curation/edit-service.ts';
import { makeChange } from '../../curation/make-change.ts';
import { curationIn, type DirectoryContext } from '../../directory-context.ts';
import { nestedServices } from '../../open-referral/read/nested-services.ts';
import { DirectoryService } from '../directory-service.type.ts';
import { publishedService } from '../published-service.ts';
import { givenEdits, ServiceEditsInput } from './service-edits.input.ts';
import { ServiceValue, serviceValues } from './service-value.type.ts';

@ObjectType({ description: 'A change of a service, as its history has it.' })
export class ServiceChange {
  @Field(() => ID, { description: 'The id of its entry on the audit trail, which says who made it and why.' })
  id!: string;

  @Field(() => String, { description: 'The mutation that made it.' })
  change!: string;

  @Field(() => String, { description: 'The key of the locality whose core group made it.' })
  locality!: string;

  @Field(() => IsoDateTime, { description: 'When it was made.' })
  changedAt!: string;

  @Field(() => [ServiceValue], { description: 'What was changed.' })
  values!: ServiceValue[];
}

const SERVICE = { description: 'The service’s id.' };
const LOCALITY = {
  description:
    'The key of your core group’s place, where the service is deployed: a locality, a county, borough or area.',
};
/** Layers of places that have a core group. */
const CURATED = ['COUNTY', 'BOROUGH', 'AREA', 'LOCALITY'];
/** Changes of a service that are told: the latest. */
const MOST = 100;

/** A core group keeps the entries of its locality. */
@Resolver()
export class ChangesResolver {
  @Mutation(() => DirectoryService, { description: 'Changes a service of your core group’s locality.' })
  async changeService(
    @Arg('service', () => ID, SERVICE) service: string,
    @Arg('locality', () => String, LOCALITY) locality: string,
    @Arg('edits', () => ServiceEditsInput, { description: 'What to change.' }) edits: ServiceEditsInput,
    @Ctx() context: DirectoryContext,
  ): Promise<DirectoryService> {
    const curation = curationIn(context);
    const own = ownLocality(curation.request, locality);
    const id = await ownService(context.database, own, service);
    const edited = await editedService(context.database, id, givenEdits(edits), context.now);
    await makeChange(context.database, curation, 'changeService', own, edited, context.now);
    return published(context, id);
  }

  @Mutation(() => DirectoryService, { description: 'Adds a service that is deployed in your core group’s locality.' })
  async addService(
    @Arg('locality', () => String, LOCALITY) locality: string,
    @Arg('edits', () => ServiceEditsInput, { description: 'What there is to say of it; it needs a name.' })
    edits: ServiceEditsInput,
    @Ctx() context: DirectoryContext,
  ): Promise<DirectoryService> {
    const curation = curationIn(context);
    const own = ownLocality(curation.request, locality);
    const { name, ...others } = givenEdits(edits);
    if (name === undefined) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
    const { rows } = await sql`
      select key from service_directory.place where key = ${own} and layer = any(${`{${CURATED.join(',')}}`}::text[])`.execute(
      context.database,
    );
    if (rows.length === 0) throw new HubError('NOT_FOUND');
    const service = newService(randomUUID(), { name, ...others }, context.now);
    await makeChange(context.database, curation, 'addService', own, service, context.now, async (transaction) => {
      await sql`
        insert into service_directory.deployment (service_id, place)
        values (${service.id}::uuid, ${own})`.execute(transaction);
    });
    return published(context, service.id);
  }

  @Query(() => [ServiceChange], {
    description: 'What was changed of a service of your core group’s locality, the latest first; at most 100.',
  })
  async serviceHistory(
    @Arg('service', () => ID, SERVICE) service: string,
    @Arg('locality', () => String, LOCALITY) locality: string,
    @Ctx() context: DirectoryContext,
  ): Promise<ServiceChange[]> {
    const own = ownLocality(curationIn(context).request, locality);
    const id = await ownService(context.database, own, service);
    const { rows } = await sql<Omit<ServiceChange, 'values'> & { before: Values | null; after: Values }>`
      select id::text as id, kind as change, place as locality, before, after,
        to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt"
      from service_directory.service_change where service_id = ${id}::uuid
      order by changed_at desc, id limit ${MOST}::int`.execute(context.database);
    return rows.map(({ before, after, ...row }) => ({ ...row, values: serviceValues(before, after) }));
  }
}

type Values = Readonly<Record<string, string | null>>;

async function published({ database, now }: DirectoryContext, id: string): Promise<DirectoryService> {
  const [service] = await nestedServices(database, sql`service.id = ${id}::uuid`);
  if (service === undefined) throw new HubError('NOT_FOUND');
  return publishedService(service, now);
}
