import type { Logger } from 'pino';

/** Something that should not happen between honest parts of the hub. Holds no personal data and no secret. */
export interface SecurityEvent {
  /** What was wrong, such as WRONG_SIGNATURE or STATEMENT_FOR_OTHER_ACTOR. */
  readonly fault: string;
  /** The client request it came with, as far as that is known. */
  readonly requestId: string | null;
}

export interface SecurityLog {
  record(event: SecurityEvent): void;
}

/** Writes each event as one line of the process's log, level `warn`, marked `security`. */
export function securityLog(logger: Logger): SecurityLog {
  return { record: (event) => logger.warn({ security: event.fault, requestId: event.requestId }, 'security') };
}
