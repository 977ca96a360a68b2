import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { holdSuggestion } from '../../../subgraphs/service-directory/curation/suggestions.ts';
import { describeOnStores, type TestDatabase } from '../../test-stores.ts';
import { openDirectory, type OpenDirectory } from './open-directory.ts';

describeOnStores('suggestions that come at the same moment', (open) => {
  let database: TestDatabase;
  let directory: OpenDirectory;

  beforeAll(async () => {
    database = await open();
    directory = await openDirectory(database);
    await directory.shipped();
  });
  afterAll(async () => {
    await directory.close();
    await database.drop();
  });

  test('are no more for one service than may be held for it, though all had their entry', async () => {
    const [deployed] = await database.run('select service_id::text as id from service_directory.deployment limit 1');
    const service = String(deployed?.['id']);
    let entries = 0;
    const recorded = Promise.withResolvers<string>();
    // All are looked at before the first has its entry.
    const trail = {
      record: () => {
        if (++entries === 30) recorded.resolve('entry');
        return recorded.promise;
      },
    };
    const hold = () => holdSuggestion(directory.tables, trail, { service, edits: {}, note: 'Moved' }, Date.now());
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, hold));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toHaveLength(10);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'RATE_LIMITED' });
    const [held] = await database.run('select count(*)::int as count from service_directory.service_suggestion');
    expect(held).toEqual({ count: 20 });
  });
});
