import { buildConnector, Client, type Dispatcher } from 'undici';

/** Makes the handler of a request, which calls `over` when its answer has come, and when it failed. */
export type HandlerMaker = (over: (failed: boolean) => void) => Dispatcher.DispatchHandler;

export type ConnectionsOptions = Omit<Client.Options, 'connect' | 'pipelining'> & {
  readonly connect: buildConnector.BuildOptions;
};

/** Requests that wait for a connection at most; those of a gateway's clients are bounded before they come here. */
export const MOST_WAITING = 1_000;

/** A request, and the connection that it is on. */
interface Sending {
  readonly options: Dispatcher.DispatchOptions;
  readonly handler: Dispatcher.DispatchHandler;
  client: Client | null;
}

/**
 * Keep-alive connections to one origin, with one request on each at a time; what finds none waits. The connection used
 * last is used next, so that there are no more than are needed, and it is at hand: undici's Pool goes through all that it
 * has for each request, which is a seventh of what a request costs. Where too many wait already, a request fails at once.
 */
export class Connections {
  readonly #origin: string;
  readonly #most: number;
  readonly #options: Client.Options;
  readonly #all = new Set<Client>();
  readonly #idle: Client[] = [];
  readonly #waiting: Sending[] = [];
  #isClosed = false;
  #noneWaits: (() => void) | null = null;

  /** @param most connections at a time */
  constructor(origin: string, most: number, { connect, ...options }: ConnectionsOptions) {
    this.#origin = origin;
    this.#most = most;
    // One for all of them: a TLS session is taken up again by whichever connects next.
    const connector = buildConnector({ ...connect, allowH2: options.allowH2 ?? false });
    this.#options = { ...options, connect: connector, pipelining: 1 };
  }

  /** Sends a request, at once or when a connection is free; the handler is told what becomes of it. */
  send(options: Dispatcher.DispatchOptions, handlerFor: HandlerMaker): void {
    const sending: Sending = { options, handler: handlerFor((failed) => this.#over(sending, failed)), client: null };
    if (this.#isClosed || this.#waiting.length === MOST_WAITING) {
      // Not as one of its connections: nothing else is to go on it, and no place becomes free by its end.
      this.#closed().dispatch(sending.options, sending.handler);
      return;
    }
    const idle = this.#idle.pop();
    if (idle === undefined && this.#all.size === this.#most) this.#waiting.push(sending);
    else dispatch(idle ?? this.#another(), sending);
  }

  /** Ends all connections once the answers to what was sent have come; what is sent after that fails. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#waiting.length > 0) await new Promise<void>((resolve) => (this.#noneWaits = resolve));
    await Promise.all(Array.from(this.#all, (client) => client.close()));
  }

  #another(): Client {
    const client = new Client(this.#origin, this.#options);
    this.#all.add(client);
    return client;
  }

  /** Fails whatever is sent on it. */
  #closed(): Client {
    const client = new Client(this.#origin, this.#options);
    void client.close();
    return client;
  }

  /** Once undici is done with what it is doing. */
  #drop(client: Client): void {
    this.#all.delete(client);
    queueMicrotask(() => void client.destroy());
  }

  /** The connection of a request that failed is not used again: some failures leave a client that never ends. */
  #over(sending: Sending, failed: boolean): void {
    const { client } = sending;
    if (client === null) return;
    sending.client = null;
    if (failed) this.#drop(client);
    const next = this.#waiting.shift();
    if (next !== undefined) dispatch(failed ? this.#another() : client, next);
    else if (!failed) this.#idle.push(client);
    if (this.#waiting.length === 0) this.#noneWaits?.();
  }
}

function dispatch(client: Client, sending: Sending): void {
  sending.client = client;
  client.dispatch(sending.options, sending.handler);
}
