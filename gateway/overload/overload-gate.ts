import type { IncomingMessage, ServerResponse } from 'node:http';
import { HubError } from '../../schema/contract/error-codes.ts';
import type { Client } from '../execution/operation-run.ts';
import { InFlight } from '../limits/in-flight.ts';
import type { CrowdCode } from '../query-log/query-log.ts';
import { adaptLimit } from './adapt-limit.ts';
import { Arrival } from './arrival.ts';
import { HeldBytes } from './held-bytes.ts';
import { loopDelay, type LoopDelay } from './loop-delay.ts';
import type { OverloadPolicy } from './overload-policy.ts';

/**
 * Turns a crowd away at the door, before anything of a request is read or verified, so that those inside are served as
 * fast as ever. How many may be inside follows how late the event loop is.
 */
export interface OverloadGate {
  /** Serves a request, or refuses it by `refuse` at once. */
  pass(request: IncomingMessage, response: ServerResponse, serve: () => void, refuse: () => void): void;
  /**
   * Whether there is no room for one more.
   * @param purpose what it says it is for. That has not been verified: a lie gets as far as the token, which has the
   *   purposes one may give.
   */
  isFull(purpose?: string): boolean;
  /** Takes a place for a request that has come in whole. @throws HubError with {@link why} */
  enter(response: ServerResponse, purpose: string | null): Promise<void>;
  /** What is said to those who are turned away. */
  readonly why: () => CrowdCode;
  /** Whoever waits for an answer; null for what does not come through here. */
  clientOf(response: ServerResponse): Client | null;
  /** Requests and bytes of answers that are inside, and how many there may be now. */
  readonly state: () => { readonly inFlight: number; readonly limit: number; readonly heldBytes: number };
  close(): void;
}

export interface OverloadGateOptions {
  readonly policy: OverloadPolicy;
  /** The path of what costs work; everything else passes. */
  readonly path: string;
  /** Purposes for which the reserved places are there as well. */
  readonly urgent: ReadonlySet<string>;
  /** Why there is no room, where there is none; that it is overloaded. */
  readonly why?: () => CrowdCode;
  readonly delay?: LoopDelay;
}

const ARRIVAL = Symbol('arrival');
type Arriving = ServerResponse & { [ARRIVAL]?: Arrival };

export function overloadGate(options: OverloadGateOptions): OverloadGate {
  const { policy, path, urgent, why = () => 'OVERLOADED', delay = loopDelay() } = options;
  const { reserved, waiting, patience, arrival: arrivalTime, writeTimeout } = policy;
  const room = new InFlight({ atOnce: policy.atOnce, reserved, waiting, patience });
  const held = new HeldBytes(policy.heldBytes);
  let arriving = 0;
  const leave = () => room.leave();
  const arrived = () => {
    arriving -= 1;
  };
  const adapting = setInterval(() => {
    room.atOnce = adaptLimit(room.atOnce, delay.read(), policy);
  }, policy.every);
  adapting.unref();

  const isFull = (purpose?: string): boolean => {
    const isUrgent = purpose !== undefined && urgent.has(purpose);
    const places = room.atOnce + waiting + (isUrgent ? reserved : 0);
    return room.now + room.waiting + arriving >= places || (held.isScarce && !isUrgent);
  };
  return {
    pass: (request, response: Arriving, serve, refuse) => {
      if (!isAt(path, request.url)) return serve();
      if (isFull() && (urgent.size === 0 || isFull(claimedPurpose(request)))) return refuse();
      arriving += 1;
      const arrival = new Arrival(held, arrivalTime, arrived, leave);
      response[ARRIVAL] = arrival;
      response.once('prefinish', () => limitWriting(response, writeTimeout));
      response.once('close', () => arrival.end(response));
      serve();
    },
    isFull,
    enter: async (response: Arriving, purpose) => {
      const arrival = response[ARRIVAL];
      if (arrival === undefined) return;
      arrival.arrive();
      const isIn = room.enter(purpose !== null && urgent.has(purpose));
      if (isIn !== true && !(await isIn)) throw new HubError(why());
      arrival.enter();
    },
    why,
    clientOf: (response: Arriving) => response[ARRIVAL] ?? null,
    state: () => ({ inFlight: room.now, limit: room.atOnce, heldBytes: held.now }),
    close: () => {
      clearInterval(adapting);
      delay.close();
    },
  };
}

function isAt(path: string, url = ''): boolean {
  return url.startsWith(path) && (url.length === path.length || url[path.length] === '?');
}

/** Read without making an object of all headers, which would be most of what a refusal costs. */
function claimedPurpose({ rawHeaders }: IncomingMessage): string | undefined {
  const name = rawHeaders.findIndex((text, place) => place % 2 === 0 && text.toLowerCase() === 'access-purpose');
  return name < 0 ? undefined : rawHeaders[name + 1];
}

/** Once an answer is made its place is free; a client that does not read it in time is hung up on. */
function limitWriting(response: Arriving, milliseconds: number): void {
  response[ARRIVAL]?.leave();
  if (response.socket === null || response.socket.writableLength === 0) return;
  const timer = setTimeout(() => response.destroy(), milliseconds);
  response.once('close', () => clearTimeout(timer));
}
