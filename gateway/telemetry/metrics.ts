import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { ErrorCode } from '../../schema/contract/error-codes.ts';
import type { AskedSubgraph } from '../execution/operation-run.ts';

/** Figures for the operators. Labels come from closed lists; none says who asked or about whom. */
export interface Metrics {
  /** One request was answered or refused; `codes` of its errors, none when all went well. */
  request(codes: readonly ErrorCode[], ms: number): void;
  asked(asked: AskedSubgraph): void;
  /** Prometheus text exposition format 0.0.4. */
  text(): Promise<string>;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5];

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
    help: 'From the arrival of a request to its answer.',
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
  return {
    request: (codes, ms) => {
      requests.inc({ code: codes[0] ?? 'OK' });
      duration.observe(ms / 1000);
    },
    asked: ({ subgraph: name, status, ms }) => subgraph.observe({ subgraph: name, status }, ms / 1000),
    text: () => registry.metrics(),
  };
}
