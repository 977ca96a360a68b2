import { performance } from 'node:perf_hooks';
import type { Command, PartName, Reply } from './part-protocol.ts';
import { startAgenciesPart } from './parts/agencies-part.ts';
import { startAuditPart } from './parts/audit-part.ts';
import { startFanOutPart } from './parts/fan-out-part.ts';
import { startGatewayPart } from './parts/gateway-part.ts';
import { startIndexPart } from './parts/index-part.ts';
import type { RunningPart, StartPart } from './parts/part.ts';
import { Stopwatch } from './stopwatch.ts';

const STARTERS: Readonly<Record<PartName, StartPart>> = {
  audit: startAuditPart,
  'child-index': startIndexPart,
  agencies: startAgenciesPart,
  gateway: startGatewayPart,
  'fan-out': startFanOutPart,
};

/** Runs one part of a benchmark in this process, on the commands of the process that started it, until told to stop. */
export function runPart(name: PartName): void {
  const stopwatch = new Stopwatch(() => performance.now());
  let cpu = process.cpuUsage();
  let running: RunningPart | null = null;
  let stopping = false;

  const obey = async (command: Command): Promise<Reply> => {
    if (command.do === 'start') {
      running = await STARTERS[name](command.settings, stopwatch);
      return { is: 'started', origins: running.origins };
    }
    const { user, system } = process.cpuUsage(cpu);
    cpu = process.cpuUsage();
    return { is: 'taken', usage: { cpu: (user + system) / 1000, spans: stopwatch.take() } };
  };
  const stop = () => {
    if (stopping) return;
    stopping = true;
    if (process.connected) process.disconnect();
    void running?.close();
  };

  process.on('message', (command: Command) => {
    obey(command)
      .catch((error: unknown): Reply => ({ is: 'failed', why: error instanceof Error ? error.message : String(error) }))
      .then((reply) => process.send?.(reply))
      .catch(stop);
  });
  // Ctrl+C reaches every process of the terminal; the benchmark ends its parts itself, those behind the front doors last.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', stop);
  process.on('disconnect', stop);
}
