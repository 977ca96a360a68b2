import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

/** One process of the hub, as it is run for real. */
export interface HubProcess {
  /** What it wrote, to standard output and standard error. */
  output(): string;
  signal(signal: NodeJS.Signals): void;
  /** Its exit code, or the signal that ended it, once it has ended. */
  readonly ended: Promise<number | NodeJS.Signals>;
  hasEnded(): boolean;
}

/** Milliseconds that a process may take to start, on a machine that is slow and starts others. */
const PATIENCE = 120_000;
/** Milliseconds for tests and hooks that start processes, one after another. */
export const STARTING = 240_000;

/** Not dist/, which other tests and the person at this machine may be using; packages are found from here as well. */
const BUILD = `node_modules/.cache/hub-processes-${process.env['JEST_WORKER_ID']}`;

/** Compiles what {@link startProcess} starts, as `npm run build` does, but for the checks. */
export async function buildProcesses(): Promise<void> {
  const options = ['--outDir', BUILD, '--tsBuildInfoFile', `${BUILD}/.tsbuildinfo`];
  await promisify(execFile)('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json', '--noCheck', ...options]);
}

/** Where {@link buildProcesses} puts a command. */
export function builtScript(name: string): string {
  return `${BUILD}/scripts/${name}.js`;
}

/** Starts a compiled process with an environment of nothing but its settings. The name may be one there is not. */
export function startProcess(name: string, settings: Readonly<Record<string, string>>): HubProcess {
  const script = name === 'gateway' ? [builtScript('gateway')] : [builtScript('subgraph'), name];
  const child = spawn(process.execPath, script, { env: { ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  let hasEnded = false;
  const ended = once(child, 'close').then(([code, signal]) => {
    hasEnded = true;
    return (code ?? signal) as number | NodeJS.Signals;
  });
  return {
    output: () => output,
    signal: (signal) => void child.kill(signal),
    ended,
    hasEnded: () => hasEnded,
  };
}

/** Resolves when a process answers that it is ready. Rejects, with what it wrote, when it ends or takes too long. */
export async function untilReady(started: HubProcess, port: number): Promise<void> {
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await pause(50)) {
    if (started.hasEnded()) break;
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
    if (answer?.ok === true) return;
  }
  throw new Error(`a process did not become ready:\n${started.output()}`);
}
