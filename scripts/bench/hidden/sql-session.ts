import { MikroORM } from '@mikro-orm/postgresql';

type Row = Readonly<Record<string, unknown>>;

/** A connection on which a benchmark brings about what no operation of the hub does. */
export interface SqlSession {
  run(sql: string): Promise<Row[]>;
  close(): Promise<void>;
}

/** @param url of a scratch database, which nobody else uses */
export async function openSqlSession(url: string): Promise<SqlSession> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: 1 },
  });
  return { run: (sql) => orm.em.getConnection().execute<Row[]>(sql), close: () => orm.close() };
}
