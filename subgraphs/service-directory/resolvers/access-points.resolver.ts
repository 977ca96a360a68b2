import { sql } from 'kysely';
import { Arg, Ctx, Directive, Field, Float, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { KEPT_FIVE_MINUTES } from './cache-control.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { DirectoryContext } from '../directory-context.ts';
import { readNear } from '../search/read-near.ts';
import { AccessPointKind } from './place-layer.enum.ts';

@ObjectType({ description: 'Where families and practitioners get in touch with services.' })
export class AccessPoint {
  @Field(() => ID, { description: 'The access point’s id.' })
  id!: string;

  @Field(() => AccessPointKind, { description: 'What kind it is.' })
  kind!: keyof typeof AccessPointKind;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Whose place it is.' })
  host!: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees north (WGS 84); null where it is no place on earth.' })
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east.' })
  longitude!: number | null;

  @Field(() => String, { nullable: true, description: 'Its address on the web.' })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'What there is to know about it.' })
  note!: string | null;

  @Field(() => Int, { nullable: true, description: 'Metres to it; null where nobody asked near what.' })
  metres!: number | null;

  @Field(() => [ID], { description: 'The ids of the services that can be reached there.' })
  serviceIds!: string[];
}

/** Access points beyond these are not told in one answer. */
const MOST = 200;

@Resolver()
export class AccessPointsResolver {
  @Directive(KEPT_FIVE_MINUTES)
  @Query(() => [AccessPoint], {
    description: 'Where to get in touch: at most 200, the nearest first where you say near what, else by name.',
  })
  async accessPoints(
    @Arg('kind', () => AccessPointKind, { nullable: true, description: 'Of this kind only.' })
    kind: keyof typeof AccessPointKind | null | undefined,
    @Arg('near', () => String, { nullable: true, description: 'Near what; as for `services`.' })
    near: string | null | undefined,
    @Ctx() { database }: DirectoryContext,
  ): Promise<AccessPoint[]> {
    if (near?.trim() === '') throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
    const centre = near == null ? null : await readNear(database, near);
    const metres =
      centre === null
        ? sql`null::float8`
        : sql`service_directory.metres_between(point(location.longitude, location.latitude),
            point(${centre.longitude}::float8, ${centre.latitude}::float8))`;
    const { rows } = await sql<AccessPoint>`
      select point.id::text as id, point.kind, point.name, organization.name as host, location.latitude,
        location.longitude, point.url, point.note, round(${metres})::int as metres,
        array(select service_id::text from service_directory.access_point_service reached
          where reached.access_point_id = point.id order by service_id) as "serviceIds"
      from service_directory.access_point point
      left join service_directory.organization on organization.id = point.host_id
      left join service_directory.location on location.id = point.location_id
      where ${kind == null ? sql`true` : sql`point.kind = ${kind}`}
      order by metres nulls last, point.name, point.id limit ${MOST}::int`.execute(database);
    return [...rows];
  }
}
