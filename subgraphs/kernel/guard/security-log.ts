import type { Logger } from 'pino';
import type { RequestContext } from '../../../schema/contract/request-context.ts';

/** Something that should not happen between honest parts of the hub. Holds no secret, and nothing of a child. */
export interface SecurityEvent {
  /** What was wrong, such as WRONG_SIGNATURE or STATEMENT_FOR_OTHER_ACTOR; of a closed list. */
  readonly fault: string;
  /** The client request it came with, as far as that is known. */
  readonly requestId: string | null;
  /** Address of the other end; null inside a process. */
  readonly peer: string | null;
  /** The context that the gateway signed, where its signature was good; null where that is not known. */
  readonly context: RequestContext | null;
}

export interface SecurityLog {
  record(event: SecurityEvent): void;
}

/** Writes each event as one line of the process's log, level `warn`, marked `security`; not who asked, nor from where. */
export function securityLog(logger: Logger): SecurityLog {
  return { record: ({ fault, requestId }) => logger.warn({ security: fault, requestId }, 'security') };
}
