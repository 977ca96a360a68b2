import type { LoadSession } from './load-session.ts';

interface Left {
  readonly drop: string;
  readonly add: string;
}

/** Kilobytes that the making of one index, or the check of one reference, may use. */
const MEMORY = 512 * 1024;

/**
 * Does work on tables of the child index from which their indexes and references have been taken, and puts those back:
 * to make an index of rows that are there takes a fraction of what it takes to add them one by one. All in the session’s
 * transaction: no one ever sees the tables without them, and who looks meanwhile waits. What other tables refer to stays.
 */
export async function withoutIndexes<Result>(
  session: LoadSession,
  tables: readonly string[],
  work: () => Promise<Result>,
  progress: (done: number, total: number) => void,
): Promise<Result> {
  const names = tables.map((table) => `child_index.${table}`);
  await session.run(`lock table ${names.join()} in access exclusive mode`);
  const left = [
    ...(await references(session, names)),
    ...(await keys(session, names)),
    ...(await indexes(session, names)),
  ];
  for (const { drop } of left) await session.run(drop);
  const result = await work();
  await session.run(`set local maintenance_work_mem = ${MEMORY}`);
  // Indexes first: references are checked by them.
  for (const [done, { add }] of left.toReversed().entries()) {
    progress(done, left.length);
    await session.run(add);
  }
  await session.run(`analyze ${names.join()}`);
  progress(left.length, left.length);
  return result;
}

function references(session: LoadSession, names: readonly string[]): Promise<Left[]> {
  return session.run(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
     from pg_constraint where contype = 'f' and conrelid = any($1::regclass[]) order by conrelid, conname`,
    [names],
  );
}

/** Primary keys and what else is unique by constraint, once references between these tables are gone. */
function keys(session: LoadSession, names: readonly string[]): Promise<Left[]> {
  return session.run(
    `select format('alter table %s drop constraint %I', own.conrelid::regclass, own.conname) as drop,
       format('alter table %s add constraint %I %s', own.conrelid::regclass, own.conname, pg_get_constraintdef(own.oid)) as add
     from pg_constraint own where own.contype in ('p', 'u') and own.conrelid = any($1::regclass[]) and not exists (
       select from pg_constraint other where other.contype = 'f' and other.conindid = own.conindid
         and other.conrelid <> all($1::regclass[]))
     order by own.conrelid, own.conname`,
    [names],
  );
}

function indexes(session: LoadSession, names: readonly string[]): Promise<Left[]> {
  return session.run(
    `select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as add
     from pg_index where indrelid = any($1::regclass[])
       and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
     order by indrelid, indexrelid`,
    [names],
  );
}
