import { SUBGRAPHS, type SubgraphName } from '../../../schema/contract/agency.ts';
import { parseKeyRing } from '../../../schema/contract/key-ring.ts';
import type { ServiceLine } from '../../../schema/wire/call-service.ts';
import { httpTransport } from '../../../schema/wire/http-transport.ts';
import { linkKeysName } from '../../../scripts/hub/setting-names.ts';
import { startProcess, untilReady, type HubProcess } from './hub-process.ts';
import type { HubSettings, ProcessName } from './hub-settings.ts';

/** A hub of one process each. */
export interface RunningHub {
  /** The process of this name that was started last. */
  process(name: ProcessName): HubProcess;
  /** Starts a process, again if need be, and waits until it is ready. */
  start(name: ProcessName): Promise<void>;
  url(name: ProcessName): string;
  /** The operator's line to a subgraph. */
  operatorLine(receiver: SubgraphName): ServiceLine;
  /** What all processes wrote, those that ended included. */
  written(): string;
  /** Tells what runs to stop, the gateway first, and kills what does not. The exit code, or signal, of each. */
  stop(): Promise<ReadonlyMap<ProcessName, number | NodeJS.Signals>>;
}

/** Milliseconds that a process has to end by itself. */
const PATIENCE = 30_000;

export function hubOf(settings: HubSettings): RunningHub {
  const latest = new Map<ProcessName, HubProcess>();
  const all: HubProcess[] = [];
  const closers: (() => Promise<void>)[] = [];
  const transports = new Map(
    SUBGRAPHS.map((name) => {
      const { transport, close } = httpTransport(`http://127.0.0.1:${settings.ports[name]}`);
      closers.push(close);
      return [name, transport];
    }),
  );
  return {
    process: (name) => found(latest, name),
    start: async (name) => {
      const started = startProcess(name, settings.of(name));
      latest.set(name, started);
      all.push(started);
      await untilReady(started, settings.ports[name]);
    },
    url: (name) => `http://127.0.0.1:${settings.ports[name]}`,
    operatorLine: (receiver) => ({
      caller: 'operator',
      receiver,
      keys: parseKeyRing(settings.all[linkKeysName('operator', receiver)] ?? ''),
      transport: found(transports, receiver),
    }),
    written: () => all.map((one) => one.output()).join(''),
    stop: async () => {
      const outcomes = new Map<ProcessName, number | NodeJS.Signals>();
      const stop = async (name: ProcessName) => {
        const running = found(latest, name);
        running.signal('SIGTERM');
        const late = setTimeout(() => running.signal('SIGKILL'), PATIENCE);
        outcomes.set(name, await running.ended);
        clearTimeout(late);
        latest.delete(name);
      };
      if (latest.has('gateway')) await stop('gateway');
      await Promise.all([...latest.keys()].map(stop));
      await Promise.all(closers.splice(0).map((close) => close()));
      return outcomes;
    },
  };
}

function found<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`${String(key)} was not started`);
  return value;
}
