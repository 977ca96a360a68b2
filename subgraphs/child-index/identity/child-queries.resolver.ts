import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { IsoDate } from '../../kernel/schema/iso-date.scalar.ts';
import type { IndexContext } from '../index-context.ts';
import { ChildType, ChildMatch } from './child.type.ts';
import { checkAsker } from './check-asker.ts';
import { checkSearches } from './check-searches.ts';
import { findByIdentifier } from './find-by-identifier.ts';
import { searchChildren } from './search-children.ts';
import { IdentifierType } from './identifier-type.enum.ts';
import { readNhsNumber } from './nhs-number.ts';
import { readUpn } from './upn.ts';

/** Longest text that a search argument may be. */
const LONGEST = 200;

/** Ways to a child: by its id, by a number, by a search. */
@Resolver()
export class ChildQueriesResolver {
  @Query(() => ChildType, { nullable: true, description: 'The child with this hub id.' })
  child(
    @Arg('id', () => ID, { description: 'The hub’s id of the child.' }) id: string,
    @Ctx('index') context: IndexContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<{ id: string }> {
    if (id.length > LONGEST) throw new HubError('BAD_REQUEST', 'VALUE_TOO_LONG');
    return context.visibleChild(id, info);
  }

  @Query(() => ChildType, { nullable: true, description: 'The child with this number.' })
  async childByIdentifier(
    @Arg('type', () => IdentifierType, { description: 'Which number it is.' }) type: IdentifierType,
    @Arg('value', () => String, { description: 'The number; spaces do not matter.' }) value: string,
    @Ctx('index') context: IndexContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<{ id: string }> {
    if (value.length > LONGEST) throw new HubError('BAD_REQUEST', 'VALUE_TOO_LONG');
    const number = type === 'NHS_NUMBER' ? readNhsNumber(value) : readUpn(value);
    if (number === null) throw new HubError('BAD_REQUEST', 'IDENTIFIER_INVALID');
    return findByIdentifier(context, type, number, info);
  }

  @Query(() => [ChildMatch], {
    description:
      'Children who may be the one you mean, at most ten, the best first. A family name is needed, and a given name, a date ' +
      'of birth, a postcode, or an age with an area or a school. Names are matched whole, whatever their case, accents and hyphens; ' +
      'spellings that sound alike and short forms are found as well.',
  })
  findChildren(
    @Arg('familyName', () => String, { description: 'A family name that the child has, had or is known by.' })
    familyName: string,
    @Arg('givenName', () => String, { nullable: true, description: 'The given name that goes with it.' })
    givenName: string | null | undefined,
    @Arg('dateOfBirth', () => IsoDate, { nullable: true, description: 'The day of birth.' })
    dateOfBirth: string | null | undefined,
    @Arg('postcode', () => String, { nullable: true, description: 'The postcode of the child’s home, whole.' })
    postcode: string | null | undefined,
    @Arg('ageFrom', () => Int, { nullable: true, description: 'Years of age at least.' })
    ageFrom: number | null | undefined,
    @Arg('ageTo', () => Int, { nullable: true, description: 'Years of age at most, 25 or fewer.' })
    ageTo: number | null | undefined,
    @Arg('district', () => String, {
      nullable: true,
      description: 'The area of a home: the first half of its postcode, such as OX4.',
    })
    district: string | null | undefined,
    @Arg('school', () => String, {
      nullable: true,
      description: 'The school that the child goes to, as agencies name it; case, spaces and hyphens do not matter.',
    })
    school: string | null | undefined,
    @Ctx('index') context: IndexContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChildMatch[]> {
    checkAsker(context.request, Date.now());
    checkSearches(info);
    const criteria = {
      familyName,
      givenName: givenName ?? null,
      dateOfBirth: dateOfBirth ?? null,
      ageFrom: ageFrom ?? null,
      ageTo: ageTo ?? null,
      postcode: postcode ?? null,
      district: district ?? null,
      school: school ?? null,
    };
    const longest = Math.max(...Object.values(criteria).map((value) => String(value ?? '').length));
    if (longest > LONGEST) throw new HubError('BAD_REQUEST', 'VALUE_TOO_LONG');
    return searchChildren(context, criteria);
  }
}
