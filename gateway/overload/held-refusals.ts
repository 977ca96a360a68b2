import { newRequestId } from '../http/calls.ts';

/** Kept at once at most; where there are more, all are sent. */
const MOST = 4_096;

interface Held {
  /** The address the request came from. */
  readonly peer: string;
  readonly refuse: (requestId: string) => void;
  /** Milliseconds on the clock of `performance.now`. */
  readonly due: number;
}

/**
 * Keeps refusals for a moment each before they are sent. Who asks again as soon as it was refused, as many programs do,
 * asks the less often for it; without, some hundreds of them would leave no time for those that are served. Those that
 * are due together are sent together, and have one request id: nothing is known of them but their number.
 */
export class HeldRefusals {
  readonly #milliseconds: number;
  readonly #onSent: (peer: string, refusals: number) => void;
  #held: Held[] = [];
  #timer: NodeJS.Timeout | null = null;

  /** @param onSent told of refusals that are sent, by the address that they go to */
  constructor(milliseconds: number, onSent: (peer: string, refusals: number) => void) {
    this.#milliseconds = milliseconds;
    this.#onSent = onSent;
  }

  hold(peer: string, refuse: (requestId: string) => void): void {
    this.#held.push({ peer, refuse, due: performance.now() + this.#milliseconds });
    if (this.#held.length > MOST) this.sendAll();
    else this.#timer ??= setTimeout(() => this.#sendDue(), this.#milliseconds);
  }

  /** Sends all, now. */
  sendAll(): void {
    this.#send(this.#held.length);
  }

  #sendDue(): void {
    const soon = performance.now() + 1; // a timer may be early by as much
    const notDue = this.#held.findIndex(({ due }) => due > soon);
    this.#send(notDue < 0 ? this.#held.length : notDue);
  }

  #send(count: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    const sent = this.#held.slice(0, count);
    this.#held = this.#held.slice(count);
    const [next] = this.#held;
    this.#timer =
      next === undefined ? null : setTimeout(() => this.#sendDue(), Math.max(1, next.due - performance.now()));
    const requestId = newRequestId();
    const byPeer = new Map<string, number>();
    for (const { peer, refuse } of sent) {
      byPeer.set(peer, (byPeer.get(peer) ?? 0) + 1);
      refuse(requestId);
    }
    for (const [peer, refusals] of byPeer) this.#onSent(peer, refusals);
  }
}
