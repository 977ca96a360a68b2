import { pino, type DestinationStream } from 'pino';
import type { ErrorCode, ErrorDetail } from '../../schema/contract/error-codes.ts';
import type { Alarm } from '../execution/executor.ts';
import type { AskedSubgraph } from '../execution/operation-run.ts';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * The log by which the gateway is operated. Each line has the fields of its kind and no others: no operation text, no
 * variable, no token, no header, no actor, no message of an error, since any of these may say something about someone.
 */
export interface OperationalLog {
  answered(line: RequestIds & { ms: number; codes: readonly ErrorCode[]; asked: readonly AskedSubgraph[] }): void;
  refused(line: RequestIds & { code: ErrorCode; detail: ErrorDetail | undefined }): void;
  failed(line: { requestId: string | null; error: unknown }): void;
  /** Somebody has to look into a subgraph. */
  alarm(line: { subgraph: string; alarm: Alarm }): void;
  /** An operation took longer than is usual. Its name is that of a registered one; others may say something of someone. */
  slow(line: RequestIds & { ms: number; hash: string; name: string | null; asked: readonly AskedSubgraph[] }): void;
  /** An answer left. */
  responded(line: RequestIds & ResponseLine): void;
  /** Another supergraph document came: it is served from now on, or it cannot be, for what is wrong with it. */
  supergraph(line: { hash: string; refused: unknown }): void;
  listening(line: { port: number }): void;
  closing(): void;
}

interface ResponseLine {
  readonly method: string;
  /** The route's own address; null where there was none. */
  readonly route: string | null;
  readonly status: number;
  readonly bytes: number;
  readonly ms: number;
}

/** The request, and the W3C trace that it is part of. */
interface RequestIds {
  readonly requestId: string;
  readonly trace: string;
}

/** @param destination standard output where none is given */
export function operationalLog(level: LogLevel, destination?: DestinationStream): OperationalLog {
  const options = { level, base: { part: 'gateway' }, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = destination === undefined ? pino(options) : pino(options, destination);
  return {
    answered: ({ requestId, trace, ms, codes, asked }) =>
      logger.info(
        {
          requestId,
          trace,
          ms,
          codes,
          asked: asked.map(({ subgraph, status, ms: took, attempts }) => ({ subgraph, status, ms: took, attempts })),
        },
        'answered',
      ),
    refused: ({ requestId, trace, code, detail }) => logger.info({ requestId, trace, code, detail }, 'refused'),
    failed: ({ requestId, error }) => logger.error({ requestId, ...describe(error) }, 'failed'),
    alarm: ({ subgraph, alarm }) => logger.error({ subgraph, alarm }, 'alarm'),
    slow: ({ requestId, trace, ms, hash, name, asked }) =>
      logger.warn(
        {
          requestId,
          trace,
          ms,
          hash,
          name,
          asked: asked.map(({ subgraph, status, ms: took }) => ({ subgraph, status, ms: took })),
        },
        'slow',
      ),
    responded: ({ requestId, trace, method, route, status, bytes, ms }) =>
      logger.info({ requestId, trace, method, route, status, bytes, ms }, 'responded'),
    supergraph: ({ hash, refused }) => {
      if (refused === null) return logger.info({ supergraph: hash }, 'supergraph served');
      // What is said of a schema says nothing of anybody.
      const problem = refused instanceof Error ? refused.message.slice(0, 1_000) : '';
      logger.error({ supergraph: hash, alarm: 'SUPERGRAPH', problem, ...describe(refused) }, 'supergraph refused');
    },
    listening: ({ port }) => logger.info({ port }, 'listening'),
    closing: () => logger.info('closing'),
  };
}

/** What an error is and where it arose, back through its causes, without what it says. */
function describe(error: unknown): { errors: readonly { name: string; at: readonly string[] }[] } {
  const errors: { name: string; at: string[] }[] = [];
  for (let cause = error; cause instanceof Error && errors.length < 5; cause = cause.cause) {
    const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    errors.push({ name: cause.name, at: frames.slice(0, 8).map((line) => line.trim()) });
  }
  return { errors };
}
