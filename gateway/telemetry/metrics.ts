import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { ErrorCode } from '../../schema/contract/error-codes.ts';
import type { Alarm } from '../execution/executor.ts';
import type { AskedSubgraph } from '../execution/operation-run.ts';

/** Figures for the operators. Labels come from closed lists; none says who asked or about whom. */
export interface Metrics {
  /** One request was answered or refused; `codes` of its errors, none when all went well. */
  request(codes: readonly ErrorCode[], ms: number): void;
  /** Requests were turned away at the door. */
  turnedAway(code: ErrorCode, requests: number): void;
  asked(asked: AskedSubgraph): void;
  alarm(subgraph: string, alarm: Alarm): void;
  /** Figures that are looked up when they are asked for. */
  watch(watched: Watched): void;
  /** Another supergraph document came, or could not be had. */
  reloaded(outcome: 'SERVED' | 'REFUSED' | 'UNREADABLE'): void;
  /** Prometheus text exposition format 0.0.4. */
  text(): Promise<string>;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5];

/** What is so at this moment. */
export interface Watched {
  /** Requests inside, how many there may be, and bytes of answers that are held for them. */
  readonly load: () => { readonly inFlight: number; readonly limit: number; readonly heldBytes: number };
  /** Whether each subgraph is left alone for a while. */
  readonly breakers: () => readonly { readonly subgraph: string; readonly isOpen: boolean }[];
}

export function gatewayMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'gateway_requests_total',
    help: 'Requests, by the first error code of the answer; OK for none.',
    labelNames: ['code'],
    registers,
  });
  const duration = new Histogram({
    name: 'gateway_request_seconds',
    help: 'From the arrival of a request to its answer; without those that were turned away at the door.',
    buckets: SECONDS,
    registers,
  });
  const subgraph = new Histogram({
    name: 'gateway_subgraph_seconds',
    help: 'Fetches from subgraphs, by how they were answered.',
    labelNames: ['subgraph', 'status'],
    buckets: SECONDS,
    registers,
  });
  const retries = new Counter({
    name: 'gateway_subgraph_retries_total',
    help: 'Fetches that were sent to a subgraph a second time.',
    labelNames: ['subgraph'],
    registers,
  });
  const alarms = new Counter({
    name: 'gateway_subgraph_alarms_total',
    help: 'Answers that somebody has to look into: of other entities than were asked for, or a signature refused.',
    labelNames: ['subgraph', 'alarm'],
    registers,
  });
  const reloads = new Counter({
    name: 'gateway_supergraph_reloads_total',
    help: 'Other supergraph documents: served, refused, or not to be read.',
    labelNames: ['outcome'],
    registers,
  });
  return {
    request: (codes, ms) => {
      requests.inc({ code: codes[0] ?? 'OK' });
      duration.observe(ms / 1000);
    },
    turnedAway: (code, refusals) => requests.inc({ code }, refusals),
    asked: ({ subgraph: name, status, ms, attempts = 1 }) => {
      subgraph.observe({ subgraph: name, status }, ms / 1000);
      if (attempts > 1) retries.inc({ subgraph: name }, attempts - 1);
    },
    watch: ({ load, breakers }) => {
      const gauge = (name: string, help: string, read: () => number) =>
        new Gauge({
          name,
          help,
          registers,
          collect() {
            this.set(read());
          },
        });
      gauge('gateway_in_flight', 'Requests under way.', () => load().inFlight);
      gauge('gateway_in_flight_limit', 'Requests that may be under way now.', () => load().limit);
      gauge('gateway_held_bytes', 'Bytes of answers that are held for clients.', () => load().heldBytes);
      // It registers itself.
      const breaker = new Gauge({
        name: 'gateway_subgraph_breaker_open',
        help: '1 while a subgraph is left alone because it keeps failing.',
        labelNames: ['subgraph'],
        registers,
        collect: () => {
          for (const { subgraph: name, isOpen } of breakers()) breaker.set({ subgraph: name }, isOpen ? 1 : 0);
        },
      });
    },
    alarm: (name, alarm) => alarms.inc({ subgraph: name, alarm }),
    reloaded: (outcome) => reloads.inc({ outcome }),
    text: () => registry.metrics(),
  };
}
