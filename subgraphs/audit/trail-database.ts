import type { SqlEntityManager } from '@mikro-orm/postgresql';

/** What SQL on the trail is run on: the pool of connections, or the one of them that writes. */
export type TrailDatabase = ReturnType<typeof trailDatabase>;

/** The pool of connections that an entity manager draws on. */
export function trailDatabase(em: SqlEntityManager) {
  return em.getKysely();
}
