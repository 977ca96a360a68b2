import type { SqlEntityManager } from '@mikro-orm/postgresql';

/** What SQL on the directory is run on. */
export type DirectoryDatabase = ReturnType<typeof directoryDatabase>;

/** The pool of connections that an entity manager draws on. */
export function directoryDatabase(em: SqlEntityManager) {
  return em.getKysely();
}
