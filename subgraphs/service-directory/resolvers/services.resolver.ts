import { sql } from 'kysely';
import { Arg, Args, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import { KEPT_A_MINUTE, KEPT_FIVE_MINUTES } from './cache-control.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { DirectoryContext } from '../directory-context.ts';
import { uuidKey } from '../open-referral/profile/uuid-key.ts';
import { nestedServices } from '../open-referral/read/nested-services.ts';
import type { Document } from '../open-referral/profile/entity.ts';
import { positionCursor, readCursor, searchMark } from '../search/position-cursor.ts';
import { readSearch } from '../search/read-search.ts';
import { searchPage } from '../search/search-page.ts';
import { DirectoryOrganisation } from './directory-organisation.type.ts';
import { DirectoryServiceConnection } from './directory-service-connection.type.ts';
import { DirectoryService } from './directory-service.type.ts';
import { publishedOrganisation, publishedService } from './published-service.ts';
import { tierTermId } from './service-tier.enum.ts';
import { ServicesArgs } from './services-args.ts';

const LARGEST_PAGE = 100;

/** Finds services for anybody. */
@Resolver()
export class ServicesResolver {
  @Directive(KEPT_A_MINUTE)
  @Query(() => DirectoryServiceConnection, {
    description:
      'Services of the public directory: the nearest first where you say near what, else the best match of your text, ' +
      'else by name.',
  })
  async services(
    @Args(() => ServicesArgs) args: ServicesArgs,
    @Ctx() context: DirectoryContext,
  ): Promise<DirectoryServiceConnection> {
    const { first, after, tier, ...asked } = args;
    if (first < 1 || first > LARGEST_PAGE) throw new HubError('BAD_REQUEST', 'PAGE_SIZE');
    const { search, words } = await readSearch(context, {
      ...asked,
      tierTermId: tier == null ? null : tierTermId(tier),
    });
    const mark = searchMark({ ...asked, tier });
    const sorted = search.near === null && words.length === 0 ? 'string' : 'number';
    const from = after == null ? null : readCursor(mark, sorted, after);
    const { hits, hasNextPage, corrected } = await searchPage(context.database, search, words, from, first);
    const edges = hits.map(({ id, sort, metres, service }) => ({
      // Made where it is asked for: most want the page’s end alone.
      get cursor() {
        return positionCursor(mark, { id, sort, corrected });
      },
      metres: metres === null ? null : Math.round(metres),
      node: publishedService(service, context.now),
    }));
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null }, corrected };
  }

  @Directive(KEPT_A_MINUTE)
  @Query(() => DirectoryService, {
    nullable: true,
    description: 'A service of the public directory; null where there is none.',
  })
  async service(
    @Arg('id', () => ID, { description: 'The service’s id.' }) id: string,
    @Ctx() { database, now }: DirectoryContext,
  ): Promise<DirectoryService | null> {
    const key = uuidKey(id);
    if (key === null) return null;
    const [service] = await nestedServices(database, sql`service.id = ${key}::uuid`);
    return service === undefined ? null : publishedService(service, now);
  }

  @Directive(KEPT_FIVE_MINUTES)
  @Query(() => DirectoryOrganisation, {
    nullable: true,
    description: 'A body that gives services; null where there is none.',
  })
  async organisation(
    @Arg('id', () => ID, { description: 'The organisation’s id.' }) id: string,
    @Ctx() { database }: DirectoryContext,
  ): Promise<DirectoryOrganisation | null> {
    const key = uuidKey(id);
    if (key === null) return null;
    const { rows } = await sql<{ document: Document }>`
      select document from service_directory.organization where id = ${key}::uuid`.execute(database);
    return rows[0] === undefined ? null : publishedOrganisation(rows[0].document);
  }
}
