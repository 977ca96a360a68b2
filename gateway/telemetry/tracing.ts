import type { Context, SpanStatusCode } from '@opentelemetry/api';
import type { TracerConfig } from '@opentelemetry/sdk-trace-base';
import type { ErrorCode } from '../../schema/contract/error-codes.ts';
import { traceIdOf } from '../../schema/contract/trace.ts';
import type { AskedSubgraph } from '../execution/operation-run.ts';
import type { Call } from '../query-log/call.ts';

/** Spans for OpenTelemetry: when, how long, how it ended. None says who asked, what, or about whom. */
export interface Tracing {
  /**
   * A request came.
   * @param received every `traceparent` header that it came with
   * @returns the `traceparent` that goes on with it: a trace that begins here is recorded, another as its sender wants
   */
  begun(call: Call, received: readonly string[]): string;
  /** It ended. @param hash of the operation; null where it was refused before that was known */
  ended(call: Call, hash: string | null, codes: readonly ErrorCode[]): void;
  /** A subgraph was asked, and has answered just now. */
  asked(traceparent: string, asked: AskedSubgraph): void;
  /** Sends what is left. Does not reject. */
  close(): Promise<void>;
}

type Resource = NonNullable<TracerConfig['resource']>;

/** Milliseconds that a collector may take, and spans that wait for it; what comes beyond is dropped. */
const DEADLINE = 5_000;
const WAITING = 2_048;

/** Who sends the spans. */
const ATTRIBUTES = { 'service.name': 'gateway' } as const;
const RESOURCE: Resource = {
  attributes: ATTRIBUTES,
  merge: () => RESOURCE,
  getRawAttributes: () => Object.entries(ATTRIBUTES),
};

/**
 * Spans that are sent to a collector in batches (OTLP over HTTP). The packages are loaded here, so that a gateway without
 * a collector has nothing of them.
 * @param endpoint as in `http://collector:4318`
 */
export async function tracingTo(endpoint: string): Promise<Tracing> {
  const { ROOT_CONTEXT, SpanKind, trace } = await import('@opentelemetry/api');
  const { BasicTracerProvider, BatchSpanProcessor, RandomIdGenerator } = await import('@opentelemetry/sdk-trace-base');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: DEADLINE,
  });
  const random = new RandomIdGenerator();
  let own: { traceId: string; spanId: string } | null = null;
  const provider = new BasicTracerProvider({
    resource: RESOURCE,
    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: WAITING })],
    // A request's span has the id that went on with it.
    idGenerator: {
      generateTraceId: () => own?.traceId ?? random.generateTraceId(),
      generateSpanId: () => own?.spanId ?? random.generateSpanId(),
    },
  });
  const tracer = provider.getTracer('gateway');
  const within = (traceparent: string, spanId: string): Context =>
    trace.setSpanContext(ROOT_CONTEXT, { traceId: traceIdOf(traceparent), spanId, traceFlags: 1, isRemote: true });
  const parents = new WeakMap<Call, string>();

  return {
    begun: (call, received) => {
      const parent = parentOf(received, call.traceparent);
      if (parent !== null) parents.set(call, parent);
      return parent === null ? `${call.traceparent.slice(0, -2)}01` : call.traceparent;
    },
    ended: (call, hash, codes) => {
      const { traceparent, receivedAt } = call;
      if (!isSampled(traceparent)) return;
      const parent = parents.get(call);
      own = { traceId: traceIdOf(traceparent), spanId: spanIdOf(traceparent) };
      const span = tracer.startSpan(
        'graphql',
        {
          kind: SpanKind.SERVER,
          startTime: receivedAt,
          attributes: { 'request.id': call.requestId, ...(hash === null ? {} : { 'graphql.operation.hash': hash }) },
        },
        parent === undefined ? ROOT_CONTEXT : within(traceparent, parent),
      );
      own = null;
      if (codes.length > 0) span.setAttribute('error.codes', [...codes]).setStatus({ code: ERROR });
      span.end();
    },
    asked: (traceparent, { subgraph, status, ms }) => {
      if (!isSampled(traceparent)) return;
      const span = tracer.startSpan(
        `subgraph ${subgraph}`,
        { kind: SpanKind.CLIENT, startTime: Date.now() - ms, attributes: { subgraph, 'subgraph.status': status } },
        within(traceparent, spanIdOf(traceparent)),
      );
      if (!status.startsWith('ANSWERED')) span.setStatus({ code: ERROR });
      span.end();
    },
    close: () => provider.shutdown().catch(() => undefined),
  };
}

const ERROR: SpanStatusCode.ERROR = 2;

/** The span that a request came from; null where the trace begins here. */
function parentOf(received: readonly string[], traceparent: string): string | null {
  const [header = ''] = received;
  return received.length === 1 && header.slice(3, 35) === traceIdOf(traceparent) ? header.slice(36, 52) : null;
}

function spanIdOf(traceparent: string): string {
  return traceparent.slice(36, 52);
}

function isSampled(traceparent: string): boolean {
  return traceparent.endsWith('1');
}
