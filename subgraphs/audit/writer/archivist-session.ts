import { MikroORM } from '@mikro-orm/postgresql';
import type { AsArchivist } from '../archive-month.ts';
import type { Store } from '../../kernel/database/database.ts';
import { trailDatabase } from '../trail-database.ts';
import { openSharedSession } from './writer-session.ts';

/** Milliseconds to connect. */
const CONNECTING = 1_000;

/**
 * Sessions in which months are let go: `audit_archivist` from their first moment, with a connection of their own, because
 * it takes longer than anything else may. Nobody who writes waits for more than the end of it.
 */
export function archivistSession(store: Store): AsArchivist {
  return async (step) => {
    if (store.kind === 'embedded') return openSharedSession(store.pglite).as('audit_archivist', step);
    const orm = await MikroORM.init({
      entities: [],
      discovery: { warnWhenNoEntities: false },
      clientUrl: store.url,
      ensureDatabase: false,
      pool: { min: 0, max: 1 },
      driverOptions: { connectionTimeoutMillis: CONNECTING, options: '-c role=audit_archivist' },
    });
    try {
      return await step(trailDatabase(orm.em.fork()));
    } finally {
      await orm.close();
    }
  };
}
