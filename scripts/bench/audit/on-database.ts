import { MikroORM } from '@mikro-orm/postgresql';
import { trailDatabase, type TrailDatabase } from '../../../subgraphs/audit/trail-database.ts';

/** Does something on a database by one connection, which is closed behind it. */
export async function onDatabase<T>(url: string, run: (database: TrailDatabase) => Promise<T>): Promise<T> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: 1 },
  });
  try {
    return await run(trailDatabase(orm.em.fork()));
  } finally {
    await orm.close();
  }
}
