import { expect } from '@jest/globals';
import type { DirectoryDatabase } from '../../../subgraphs/service-directory/store/directory-database.ts';
import { openDatabase } from '../../../subgraphs/kernel/database/database.ts';
import { openReferralApi } from '../../../subgraphs/service-directory/open-referral/open-referral-api.ts';
import { gatherRows } from '../../../subgraphs/service-directory/open-referral/rows/gather-rows.ts';
import { loadShipped } from '../../../subgraphs/service-directory/places/load-shipped.ts';
import { directoryDatabase } from '../../../subgraphs/service-directory/store/directory-database.ts';
import { DIRECTORY_TABLES } from '../../../subgraphs/service-directory/store/directory-tables.ts';
import { saveRows } from '../../../subgraphs/service-directory/store/save-rows.ts';
import type { Document } from '../../../subgraphs/service-directory/open-referral/profile/entity.ts';
import type { TestDatabase } from '../../test-stores.ts';

export interface Given {
  readonly taxonomies?: readonly Document[];
  readonly terms?: readonly Document[];
  readonly organizations?: readonly Document[];
  readonly services?: readonly Document[];
}

export type OpenDirectory = Awaited<ReturnType<typeof openDirectory>>;

/** A directory’s tables, with ways to fill them and to ask them as the public does. */
export async function openDirectory({ store }: TestDatabase) {
  const database = await openDatabase(DIRECTORY_TABLES, store);
  const tables: DirectoryDatabase = directoryDatabase(database.fork());
  const feed = openReferralApi(() => tables);
  return {
    tables,
    feed,
    shipped: () => loadShipped(tables),
    save: ({ taxonomies = [], terms = [], organizations = [], services = [] }: Given) =>
      saveRows(tables, gatherRows({ taxonomies, terms, organizations, services })),
    /** What `GET /open-referral` + path answers. */
    get: async (path: string, ifNoneMatch?: string) => {
      const target = `/open-referral${path}`;
      const { status, headers, body } = await feed({ target, ifNoneMatch });
      return { status, headers, json: body.length === 0 ? null : JSON.parse(body.toString()) };
    },
    /** The same for `format=ndjson`: what stands on its lines. */
    lines: async (path: string) => {
      const answer = await feed({ target: `/open-referral${path}`, ifNoneMatch: undefined });
      const { status, headers, body } = answer;
      const text = body.toString();
      expect(text === '' || text.endsWith('\n')).toBe(true);
      return {
        status,
        headers,
        lines: text
          .split('\n')
          .slice(0, -1)
          .map((line) => JSON.parse(line)),
      };
    },
    close: () => database.close(),
  };
}
