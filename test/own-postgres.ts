import { execFile, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const VERSIONS = '/usr/lib/postgresql';

/** A PostgreSQL server of a test's own, which may be killed and frozen. */
export interface OwnPostgres {
  readonly url: string;
  /** Runs SQL as its superuser; rows of fields, as text. */
  query(sql: string): Promise<readonly (readonly string[])[]>;
  /** Starts it, again if need be, and waits until it answers. */
  start(): Promise<void>;
  /** Sends a signal to every process of it. */
  signal(signal: NodeJS.Signals): Promise<void>;
  /** Ends it and removes its files. */
  remove(): Promise<void>;
}

/** Where its programs are; null where they are not installed. */
export function postgresPrograms(): string | null {
  if (!existsSync(VERSIONS)) return null;
  const found = execFileSync('find', [VERSIONS, '-name', 'initdb', '-printf', '%h\\n'], { encoding: 'utf8' });
  return found.trim().split('\n').toSorted().at(-1) || null;
}

/** Makes an empty cluster that keeps what it commits, as a real one does, and starts it on a free port. */
export async function startOwnPostgres(programs: string): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'own-postgres-'));
  const isRoot = process.getuid?.() === 0;
  // PostgreSQL refuses to run as root.
  const command = (program: string, args: readonly string[]): [string, string[]] =>
    isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, [...args]];
  if (isRoot) {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    chownSync(folder, id('-u'), id('-g'));
  }
  const data = join(folder, 'data');
  await run(...command(`${programs}/initdb`, ['-D', data, '-U', 'hub', '-A', 'trust', '-E', 'UTF8', '--no-sync']));
  const port = await freePort();
  const url = `postgres://hub@127.0.0.1:${port}/postgres`;
  const options = [
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `port=${port}`,
    '-c',
    `unix_socket_directories=${folder}`,
    '-c',
    'max_connections=300',
  ];

  const query: OwnPostgres['query'] = async (sql) => {
    const { stdout } = await run('psql', ['-XAtq', '-F', '\t', '-v', 'ON_ERROR_STOP=1', '-c', sql, url]);
    return stdout === ''
      ? []
      : stdout
          .trimEnd()
          .split('\n')
          .map((line) => line.split('\t'));
  };
  const answers = () =>
    query('select 1').then(
      () => true,
      () => false,
    );
  const start = async () => {
    // After a kill the files may be in use for a moment, and a start then fails: it is tried again.
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; await pause(100)) {
      const server = spawn(...command(`${programs}/postgres`, ['-D', data, ...options]), { stdio: 'ignore' });
      let ended = false;
      server.once('exit', () => (ended = true));
      while (!ended && Date.now() < deadline) {
        if (await answers()) return;
        await pause(100);
      }
    }
    throw new Error('PostgreSQL did not start');
  };
  const processes = async () => {
    const [main = ''] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const { stdout } = await run('pgrep', ['-P', main]).catch(() => ({ stdout: '' }));
    return [main, ...stdout.split('\n')].filter((pid) => pid !== '').map(Number);
  };
  const signal = async (name: NodeJS.Signals) => {
    for (const pid of await processes()) kill(pid, name);
  };
  await start();
  return {
    url,
    query,
    start,
    signal,
    remove: async () => {
      await signal('SIGCONT').catch(() => undefined);
      await run(...command(`${programs}/pg_ctl`, ['-D', data, '-m', 'immediate', 'stop'])).catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function kill(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
