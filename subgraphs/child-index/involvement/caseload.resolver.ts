import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { checkAsker } from '../identity/check-asker.ts';
import type { IndexContext } from '../index-context.ts';
import { CaseloadConnection } from './caseload.type.ts';
import { caseloadPage } from './caseload-page.ts';

const MOST = 100;

/** The children whom the actor’s own unit is involved with. */
@Resolver()
export class CaseloadResolver {
  @Query(() => CaseloadConnection, {
    description: 'The children whom your own unit is involved with, in no particular order.',
  })
  async caseload(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'A cursor of an earlier page.' })
    after: string | null | undefined,
    @Ctx('index') context: IndexContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CaseloadConnection> {
    checkAsker(context.request, Date.now());
    if (first < 1 || first > MOST) throw new HubError('BAD_REQUEST', 'PAGE_SIZE');
    return caseloadPage(context, first, after ?? null, info);
  }
}
