import { sql } from 'kysely';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { KEPT_A_MINUTE, KEPT_AS_LONG, KEPT_FIVE_MINUTES } from './cache-control.ts';
import type { DirectoryContext } from '../directory-context.ts';
import { Place } from '../entities/place.entity.ts';
import { uuidKey } from '../open-referral/profile/uuid-key.ts';
import { londonClock } from '../opening/london-clock.ts';
import {
  AdviceLink,
  DirectoryPlace,
  Locality,
  LocalityBody,
  NamedContact,
  ServiceDeployment,
} from './locality.type.ts';

/** Tells of localities: who looks after them, which services are there, whom to ask. */
@Resolver(() => Locality)
export class LocalitiesResolver {
  @Directive(KEPT_FIVE_MINUTES)
  @Query(() => [Locality], { description: 'All localities, in their authorities’ order.' })
  async localities(@Ctx() { fork }: DirectoryContext): Promise<Locality[]> {
    return fork().find(Place, { layer: 'LOCALITY' }, { orderBy: { number: 'asc nulls last', key: 'asc' } });
  }

  @Directive(KEPT_FIVE_MINUTES)
  @Query(() => Locality, { nullable: true, description: 'A locality; null where there is none of that key.' })
  async locality(
    @Arg('key', () => String, { description: 'The locality’s key.' }) key: string,
    @Ctx() { fork }: DirectoryContext,
  ): Promise<Locality | null> {
    return isKey(key) ? fork().findOne(Place, { layer: 'LOCALITY', key }) : null;
  }

  @Directive(KEPT_A_MINUTE)
  @Query(() => NamedContact, {
    nullable: true,
    description: 'Whom to ask at a service about a locality; null where nobody is named.',
  })
  async namedContact(
    @Arg('service', () => ID, { description: 'The service’s id.' }) service: string,
    @Arg('locality', () => String, { description: 'The locality’s key.' }) locality: string,
    @Ctx() { database, now }: DirectoryContext,
  ): Promise<NamedContact | null> {
    const id = uuidKey(service);
    if (id === null || !isKey(locality)) return null;
    const today = londonClock(now).date;
    const { rows } = await sql<NamedContact>`
      select name, role, telephone, email from service_directory.named_contact
      where service_id = ${id}::uuid and place = ${locality}
        and coalesce(since <= ${today}::date, true) and coalesce(until >= ${today}::date, true)
      order by since desc nulls last, name limit 1`.execute(database);
    return rows[0] ?? null;
  }

  @Directive(KEPT_AS_LONG)
  @FieldResolver(() => [DirectoryPlace], { description: 'What it is part of, and what is part of it.' })
  async places(@Root() { key }: Locality, @Ctx() { facets }: DirectoryContext): Promise<DirectoryPlace[]> {
    return [...(await facets().neighbours.load(key))];
  }

  @Directive(KEPT_AS_LONG)
  @FieldResolver(() => [LocalityBody], { description: 'The bodies that look after it.' })
  async bodies(@Root() { key }: Locality, @Ctx() { facets }: DirectoryContext): Promise<LocalityBody[]> {
    return [...(await facets().bodies.load(key))];
  }

  @Directive(KEPT_AS_LONG)
  @FieldResolver(() => [AdviceLink], { description: 'Whom its team may ask for advice, without a referral.' })
  async advice(@Root() { key }: Locality, @Ctx() { facets }: DirectoryContext): Promise<AdviceLink[]> {
    return [...(await facets().advice.load(key))];
  }

  @Directive(KEPT_AS_LONG)
  @FieldResolver(() => [ServiceDeployment], { description: 'The services that are there for it, and at which levels.' })
  async deployment(@Root() { key }: Locality, @Ctx() { facets }: DirectoryContext): Promise<ServiceDeployment[]> {
    return [...(await facets().deployments.load(key))];
  }

  @Directive(KEPT_AS_LONG)
  @FieldResolver(() => [ServiceDeployment], {
    description: 'Services in the locality for which nobody is named there.',
  })
  async gaps(@Root() { key }: Locality, @Ctx() { facets }: DirectoryContext): Promise<ServiceDeployment[]> {
    return (await facets().deployments.load(key)).filter((row) => row.localities && !row.hasContact);
  }
}

/** No other text is the key of a place, or safe inside a PostgreSQL array. */
function isKey(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}
