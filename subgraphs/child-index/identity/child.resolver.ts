import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { InformationCategory } from '../../../schema/contract/information-category.ts';
import { Information } from '../../kernel/schema/information.ts';
import { IsoDate } from '../../kernel/schema/iso-date.scalar.ts';
import { Service } from '../../kernel/schema/service.type.ts';
import type { IndexContext } from '../index-context.ts';
import { Involvement } from '../involvement/involvement.type.ts';
import type { PublishedInvolvement } from '../involvement/publish-involvements.ts';
import { isRelated } from '../sharing/facts-of.ts';
import type { SharingRecord } from '../sharing/sharing-record.ts';
import { ChildType, IdentifierValue, OtherName, ParentOrCarerType } from './child.type.ts';
import type { IdentityDetails } from './load-identity-details.ts';
import { Notice } from './notice.enum.ts';
import { Sex } from './sex.enum.ts';

/** The fields of a child: each is told only when its kind of information may be. */
@Resolver(() => ChildType)
export class ChildResolver {
  @Information('IDX_IDENTITY')
  @FieldResolver(() => String, { nullable: true, description: 'Null for an unborn child, or where it is not told.' })
  givenName(@Root() child: ChildType, @Ctx('index') context: IndexContext): Promise<string | null> {
    return entry(child, context, 'IDX_IDENTITY', 'givenName', (record) => record.givenName);
  }

  @Information('IDX_IDENTITY')
  @FieldResolver(() => String, { nullable: true, description: 'Null where it is not told.' })
  familyName(@Root() child: ChildType, @Ctx('index') context: IndexContext): Promise<string | null> {
    return entry(child, context, 'IDX_IDENTITY', 'familyName', (record) => record.familyName);
  }

  @Information('IDX_IDENTITY')
  @FieldResolver(() => IsoDate, { nullable: true, description: 'Null for an unborn child.' })
  dateOfBirth(@Root() child: ChildType, @Ctx('index') context: IndexContext): Promise<string | null> {
    return entry(child, context, 'IDX_IDENTITY', 'dateOfBirth', (record) => record.dateOfBirth);
  }

  @Information('IDX_IDENTITY')
  @FieldResolver(() => IsoDate, { nullable: true, description: 'For an unborn child.' })
  expectedDateOfDelivery(@Root() child: ChildType, @Ctx('index') context: IndexContext): Promise<string | null> {
    return entry(child, context, 'IDX_IDENTITY', 'expectedDateOfDelivery', (record) => record.expectedDateOfDelivery);
  }

  @Information('IDX_IDENTITY')
  @FieldResolver(() => Sex, { nullable: true, description: 'Null where it is not told.' })
  sex(@Root() child: ChildType, @Ctx('index') context: IndexContext): Promise<Sex | null> {
    return entry(child, context, 'IDX_IDENTITY', 'sex', (record) => record.sex);
  }

  @Information('IDX_IDENTITY')
  @FieldResolver(() => [OtherName], { nullable: true, description: 'Former names, and names known somewhere.' })
  async otherNames(@Root() child: ChildType, @Ctx('index') context: IndexContext): Promise<OtherName[] | null> {
    const { hidesOtherNames } = await context.identity.load(child.id);
    // Loaded all the same, so that what seems to be none takes as long as what is.
    if (hidesOtherNames) return context.details.load(child.id).then(() => []);
    return detail(child, context, 'IDX_IDENTITY', 'otherNames', (details) =>
      details.otherNames.map(({ givenName, familyName, kind }) => ({
        givenName,
        familyName,
        isFormer: kind === 'FORMER',
      })),
    );
  }

  @Information('IDX_PARENT_NAME')
  @FieldResolver(() => [ParentOrCarerType], { nullable: true, description: 'Null where it is not told.' })
  parentsAndCarers(@Root() child: ChildType, @Ctx('index') context: IndexContext): Promise<ParentOrCarerType[] | null> {
    return detail(child, context, 'IDX_PARENT_NAME', 'parentsAndCarers', (details) => [...details.parentsAndCarers]);
  }

  @Information('IDX_LOCATION')
  @FieldResolver(() => String, { nullable: true, description: 'Lines, without the postcode.' })
  address(@Root() child: ChildType, @Ctx('index') context: IndexContext): Promise<string | null> {
    return detail(child, context, 'IDX_LOCATION', 'address', (details) => details.address?.address ?? null);
  }

  @Information('IDX_LOCATION')
  @FieldResolver(() => String, { nullable: true, description: 'Null where it is not known or not told.' })
  postcode(@Root() child: ChildType, @Ctx('index') context: IndexContext): Promise<string | null> {
    return detail(child, context, 'IDX_LOCATION', 'postcode', (details) => details.address?.postcode ?? null);
  }

  // A pupil number names the authority and the school that issued it, so numbers count as a way to locate the child.
  @Information('IDX_LOCATION')
  @FieldResolver(() => [IdentifierValue], { nullable: true, description: 'Null where they are not told.' })
  identifiers(@Root() child: ChildType, @Ctx('index') context: IndexContext): Promise<IdentifierValue[] | null> {
    return detail(child, context, 'IDX_LOCATION', 'identifiers', (details) =>
      details.identifiers.map(({ type, value }) => ({ type, value })),
    );
  }

  @FieldResolver(() => [Involvement], {
    description:
      'Who else is involved, as far as you may know for this purpose. An empty list does not say that nobody is.',
  })
  whosInvolved(@Root() child: ChildType, @Ctx('index') context: IndexContext): Promise<PublishedInvolvement[]> {
    return context.whosInvolved.load(child.id);
  }

  @FieldResolver(() => [Notice], { description: 'What you should know about the record as a whole.' })
  async notices(@Root() child: ChildType, @Ctx('index') context: IndexContext): Promise<Notice[]> {
    const record = await recordOf(child, context);
    const notices: Notice[] = [];
    if (record.shielded) notices.push(Notice.SHIELDED);
    if (!isRelated(record, context.request)) notices.push(Notice.NO_RELATIONSHIP);
    return notices;
  }

  @FieldResolver(() => Service, { description: 'The index team, who can put you in touch where a record is shielded.' })
  broker(@Ctx('index') context: IndexContext): Service {
    return context.broker;
  }
}

async function entry<Value>(
  child: ChildType,
  context: IndexContext,
  category: InformationCategory,
  field: string,
  pick: (record: SharingRecord) => Value,
): Promise<Value | null> {
  const release = await context.identity.load(child.id);
  return release.mayTell(category, field) ? pick(await recordOf(child, context)) : null;
}

async function detail<Value>(
  child: ChildType,
  context: IndexContext,
  category: InformationCategory,
  field: string,
  pick: (details: IdentityDetails) => Value,
): Promise<Value | null> {
  const release = await context.identity.load(child.id);
  return release.mayTell(category, field) ? pick(await context.details.load(child.id)) : null;
}

async function recordOf(child: ChildType, context: IndexContext): Promise<SharingRecord> {
  const record = await context.sharing.load(child.id);
  if (record === null) throw new HubError('NOT_FOUND');
  return record;
}
