import { sql } from 'kysely';
import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { IsoDate } from '../../../kernel/schema/iso-date.scalar.ts';
import { ownLocality, ownService } from '../../curation/core-group.ts';
import { curationIn, type DirectoryContext } from '../../directory-context.ts';
import { londonClock } from '../../opening/london-clock.ts';

@ObjectType({ description: 'How current the entry of a service in a locality is.' })
export class ServiceReview {
  @Field(() => ID, { description: 'The service’s id.' })
  serviceId!: string;

  @Field(() => String, { description: 'What the service is called.' })
  name!: string;

  @Field(() => IsoDate, { nullable: true, description: 'When the core group last found it right; null where never.' })
  reviewedOn!: string | null;

  @Field(() => IsoDate, { nullable: true, description: 'By when it has to look again; null where it never has.' })
  reviewBy!: string | null;
}

const LOCALITY = { description: 'The key of your core group’s place: a locality, a county, borough or area.' };
/** Days until the next review, at most: two years. */
const LONGEST = 731;
const LARGEST_PAGE = 100;

/** A core group says that an entry is right, and which ones nobody has looked at for too long. */
@Resolver()
export class ReviewsResolver {
  @Mutation(() => ServiceReview, {
    description: 'Says that the entry of a service in your core group’s locality is right, and by when to look again.',
  })
  async reviewService(
    @Arg('service', () => ID, { description: 'The service’s id.' }) service: string,
    @Arg('locality', () => String, LOCALITY) locality: string,
    @Arg('reviewBy', () => IsoDate, { description: 'By when to look again: after today, within two years.' })
    reviewBy: string,
    @Ctx() context: DirectoryContext,
  ): Promise<ServiceReview> {
    const { database, now } = context;
    const curation = curationIn(context);
    const own = ownLocality(curation.request, locality);
    const days = (Date.parse(reviewBy) - Date.parse(londonClock(now).date)) / 86_400_000;
    if (!(days > 0 && days <= LONGEST)) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
    const id = await ownService(database, own, service);
    const [former] = await reviews(database, own, sql`service.id = ${id}::uuid`, 1);
    const before = former?.reviewBy == null ? null : { reviewBy: former.reviewBy };
    await curation.record({ change: 'reviewService', service: id, locality: own, before, after: { reviewBy } });
    await sql`
      insert into service_directory.service_review (service_id, place, reviewed_at, review_by)
      values (${id}::uuid, ${own}, ${new Date(now).toISOString()}::timestamptz, ${reviewBy}::date)
      on conflict (service_id, place) do update set reviewed_at = excluded.reviewed_at,
        review_by = excluded.review_by`.execute(database);
    const [review] = await reviews(database, own, sql`service.id = ${id}::uuid`, 1);
    if (review === undefined) throw new HubError('NOT_FOUND');
    return review;
  }

  @Query(() => [ServiceReview], {
    description:
      'Entries of your core group’s locality that nobody has reviewed, or that are due for it, those never reviewed first.',
  })
  async staleServices(
    @Arg('locality', () => String, LOCALITY) locality: string,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: DirectoryContext,
  ): Promise<ServiceReview[]> {
    const own = ownLocality(curationIn(context).request, locality);
    if (first < 1 || first > LARGEST_PAGE) throw new HubError('BAD_REQUEST', 'PAGE_SIZE');
    const today = londonClock(context.now).date;
    return [...(await reviews(context.database, own, sql`coalesce(review.review_by <= ${today}::date, true)`, first))];
  }
}

async function reviews(
  database: DirectoryContext['database'],
  locality: string,
  condition: ReturnType<typeof sql>,
  most: number,
): Promise<readonly ServiceReview[]> {
  const { rows } = await sql<ServiceReview>`
    select service.id::text as "serviceId", service.name, review.review_by::text as "reviewBy",
      (review.reviewed_at at time zone 'Europe/London')::date::text as "reviewedOn"
    from service_directory.deployment
    join service_directory.service on service.id = deployment.service_id
    left join service_directory.service_review review
      on review.service_id = service.id and review.place = deployment.place
    where deployment.place = ${locality} and ${condition}
    order by review.review_by nulls first, service.name, service.id limit ${most}::int`.execute(database);
  return rows;
}
