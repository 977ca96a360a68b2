import { pino, type DestinationStream, type Logger } from 'pino';

/**
 * The operational log of one part of the hub, JSON lines. An error is logged by its class, code and stack frames alone:
 * its message may quote a row or a query's values.
 */
export function createLogger(name: string, level: string, destination?: DestinationStream): Logger {
  const options = { name, level, base: { name }, serializers: { err: frames } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function frames(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.constructor.name,
    ...(typeof code === 'string' ? { code } : {}),
    frames: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8),
    ...(error.cause === undefined ? {} : { cause: frames(error.cause) }),
  };
}
