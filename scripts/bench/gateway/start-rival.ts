import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A gateway in a process of its own, on the core that all of them get in turn. */
export interface Rival {
  readonly port: number;
  /** Seconds of processor time it has used so far. */
  processorTime(): number;
  stop(): Promise<void>;
}

const CORE = '0';
const COMMAND = fileURLToPath(new URL('../../bench-gateway.ts', import.meta.url));
const TICKS = 100; // of a second, in /proc

/**
 * @param command the words that start it
 * @throws Error where it does not answer within some minutes: it may have to be installed first
 */
export async function startRival(command: readonly string[], port: number, folder: string): Promise<Rival> {
  const child = spawn('taskset', ['-c', CORE, ...command], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production-like', APOLLO_TELEMETRY_DISABLED: 'true' },
  });
  try {
    await answering(child, port);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    port,
    processorTime: () => ticksOf(child) / TICKS,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

/** The words that start a gateway: the bench’s own command, which is told to be one. */
export function rivalCommand(name: string, port: number, folder: string): readonly string[] {
  return [process.execPath, COMMAND, '--as', name, String(port), folder];
}

async function answering(child: ChildProcess, port: number): Promise<void> {
  for (let attempt = 0; attempt < 4_000; attempt += 1) {
    if (child.exitCode !== null) throw new Error('a gateway did not start');
    const answers = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }","variables":{}}',
      signal: AbortSignal.timeout(2_000),
    }).then(
      () => true,
      (error: unknown) => (error as { cause?: { code?: string } }).cause?.code === 'UND_ERR_SOCKET',
    );
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('a gateway does not answer');
}

function ticksOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}
