import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Command, Origins, PartName, PartSettings, Reply, Usage } from './part-protocol.ts';

/** Milliseconds that a part may take to start, and to end. */
const STARTING = 30_000;
const ENDING = 10_000;
/** Milliseconds that it may take to say what it has used. */
const TAKING = 5_000;

/** A part that runs in a process of its own. */
export interface StartedPart {
  readonly name: PartName;
  readonly origins: Origins;
  /** What it has used since the last time. */
  take(): Promise<Usage>;
  /** Ends its process, and waits until it has ended. */
  stop(): Promise<void>;
}

/**
 * Starts a part in a new process, which is the benchmark's own file under the name of the part.
 * @throws Error that names the part, when it fails or ends
 */
export async function startPart(name: PartName, file: string, settings: PartSettings): Promise<StartedPart> {
  const child = fork(file, [name], { serialization: 'advanced' });
  const stop = () => end(child);
  try {
    const reply = await ask(name, child, { do: 'start', settings }, STARTING);
    if (reply.is !== 'started') throw new Error(`${name} answered something else`);
    return {
      name,
      origins: reply.origins,
      take: async () => {
        const taken = await ask(name, child, { do: 'take' }, TAKING);
        if (taken.is !== 'taken') throw new Error(`${name} answered something else`);
        return taken.usage;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One command, one reply; the benchmark never has two commands to the same part under way. */
async function ask(name: PartName, child: ChildProcess, command: Command, milliseconds: number): Promise<Reply> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(milliseconds)]);
  try {
    child.send(command);
    const replied = once(child, 'message', { signal });
    const ended = once(child, 'exit', { signal }).then(() => [{ is: 'failed', why: 'its process ended' }]);
    const [reply] = (await Promise.race([replied, ended])) as [Reply];
    if (reply.is === 'failed') throw new Error(reply.why);
    return reply;
  } catch (cause) {
    throw new Error(`${name}: ${cause instanceof Error ? cause.message : 'failed'}`, { cause });
  } finally {
    over.abort();
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const overdue = setTimeout(() => child.kill('SIGKILL'), ENDING);
  await exited;
  clearTimeout(overdue);
}
