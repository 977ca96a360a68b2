import { MikroORM } from '@mikro-orm/postgresql';

/** Why a database cannot be used. */
export interface DatabaseProblem {
  /** Such as ECONNREFUSED, or an SQLSTATE; UNKNOWN where the driver says neither. Holds nothing of the address. */
  readonly code: string;
  /** True where waiting may help: the server is not there yet, or is starting. */
  readonly passing: boolean;
}

/** Milliseconds to connect, and for the one query. */
const CONNECT_TIMEOUT = 1_000;
const QUERY_TIMEOUT = 2_000;

/**
 * SQLSTATE class 28, invalid authorization, and 3D, invalid catalogue name (PostgreSQL documentation, appendix A): the
 * server is there and says that the settings are wrong.
 */
const LASTING = /^(28|3D)[0-9A-Z]{3}$/;

/** Asks a database once whether it answers. Null: it does. */
export async function databaseProblem(url: string): Promise<DatabaseProblem | null> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    ensureDatabase: false, // a name that is mistyped is to be told, not made
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: 1 },
    driverOptions: { connectionTimeoutMillis: CONNECT_TIMEOUT, query_timeout: QUERY_TIMEOUT },
  });
  try {
    await orm.connect();
    await orm.em.getConnection().execute('select 1');
    return null;
  } catch (error) {
    const code = codeOf(error);
    return { code, passing: !LASTING.test(code) };
  } finally {
    await orm.close();
  }
}

function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return 'UNKNOWN';
}
