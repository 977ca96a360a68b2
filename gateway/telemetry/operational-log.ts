import { pino, type DestinationStream } from 'pino';
import type { ErrorCode, ErrorDetail } from '../../schema/contract/error-codes.ts';
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
  listening(line: { port: number }): void;
  closing(): void;
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
          asked: asked.map(({ subgraph, status, ms: took }) => ({ subgraph, status, ms: took })),
        },
        'answered',
      ),
    refused: ({ requestId, trace, code, detail }) => logger.info({ requestId, trace, code, detail }, 'refused'),
    failed: ({ requestId, error }) => logger.error({ requestId, ...describe(error) }, 'failed'),
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
