import type { StopSignal, WireResponse } from '../../schema/contract/wire.ts';
import { WireFailure, type WireFault } from '../../schema/wire/wire-failure.ts';
import { Stop } from './stop.ts';

/**
 * How an attempt failed. `NOT_SENT`: this side would not send it, which says nothing of the other; `NO_ROOM`: its answer
 * came, and so many bytes of answers are held already that it was let go.
 */
export type AttemptFault = WireFault | 'NOT_SENT' | 'NO_ROOM';

/** What became of one request to a subgraph: an answer of whatever kind, or how it failed. */
export type Attempt =
  { readonly fault: null; readonly response: WireResponse } | { readonly fault: AttemptFault; readonly response: null };

/**
 * Sends one request and waits for its answer, at most so many milliseconds and no longer than the client does, even on
 * a line that does not heed its signal. Never rejects.
 *
 * One timer and one signal, and no race of promises: this is on the way of every fetch.
 * @param gone aborts when the client has gone
 */
export function attempt(
  send: (signal: StopSignal) => Promise<WireResponse>,
  milliseconds: number,
  gone: AbortSignal | null,
): Promise<Attempt> {
  return new Promise((resolve) => {
    const stop = new Stop();
    let isOver = false;
    const end = (outcome: Attempt) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      gone?.removeEventListener('abort', giveUp);
      resolve(outcome);
    };
    const failWith = (fault: WireFault) => {
      if (isOver) return;
      end({ fault, response: null });
      stop.abort();
    };
    const giveUp = () => failWith('GIVEN_UP');
    // After a blocked turn of the event loop timers run before sockets are read: an answer that is there counts.
    const timer = setTimeout(() => setImmediate(failWith, 'TOO_LATE'), milliseconds);
    if (gone !== null) {
      if (gone.aborted) return giveUp();
      gone.addEventListener('abort', giveUp);
    }
    send(stop).then(
      (response) => end({ fault: null, response }),
      (error: unknown) => end({ fault: error instanceof WireFailure ? error.fault : 'NOT_SENT', response: null }),
    );
  });
}
