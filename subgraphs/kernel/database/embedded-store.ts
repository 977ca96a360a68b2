import { mkdir } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { createPostgreSqlTypeParsers } from '@mikro-orm/sql';
import array from 'postgres-array';

// V8 can free the same piece of compiled WebAssembly twice, and then ends the process ("jit_page_->allocations_.erase(addr)",
// nodejs/node#64500). The pieces are shared by a process's threads and few, so they are kept.
setFlagsFromString('--no-wasm-code-gc');

/**
 * Opens the PostgreSQL that runs inside the process. `dataDir` is a folder, which one process may have open at a time
 * (the caller sees to that), or null for a database in memory.
 * @param cluster the archive of a database to begin with (PGlite's dumpDataDir); absent: a new one is made, which takes
 *   seconds
 */
export async function openEmbeddedStore(dataDir: string | null, cluster?: Blob): Promise<PGlite> {
  if (dataDir !== null) await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const parsers = createPostgreSqlTypeParsers((text) => array.parse(text));
  return PGlite.create({
    parsers,
    ...(dataDir === null ? {} : { dataDir }),
    ...(cluster === undefined ? {} : { loadDataDir: cluster }),
  });
}
