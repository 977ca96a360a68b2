/** What was timed under one name. */
export interface Span {
  /** How often. */
  readonly count: number;
  /** Milliseconds in which at least one was under way: of several at once, the slowest counts, not their sum. */
  readonly busy: number;
}

export type Spans = Readonly<Record<string, Span>>;

interface Running {
  count: number;
  busy: number;
  active: number;
  since: number;
}

/** Times pieces of work by name. With one request at a time, each name's busy time is that request's own. */
export class Stopwatch {
  readonly #now: () => number;
  readonly #running = new Map<string, Running>();

  /** @param now a clock that never goes back, in milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Does the work and hands on its outcome, whichever it is. */
  async time<T>(name: string, work: () => Promise<T>): Promise<T> {
    const span = this.#spanOf(name);
    if (span.active === 0) span.since = this.#now();
    span.active++;
    try {
      return await work();
    } finally {
      span.active--;
      span.count++;
      if (span.active === 0) span.busy += this.#now() - span.since;
    }
  }

  /** What was timed since the last time this was called. Work under way counts as far as it has gone. */
  take(): Spans {
    const now = this.#now();
    const taken: Record<string, Span> = {};
    for (const [name, span] of this.#running) {
      const unfinished = span.active === 0 ? 0 : now - span.since;
      taken[name] = { count: span.count, busy: span.busy + unfinished };
      Object.assign(span, { count: 0, busy: 0, since: now });
    }
    return taken;
  }

  #spanOf(name: string): Running {
    const known = this.#running.get(name);
    if (known !== undefined) return known;
    const span = { count: 0, busy: 0, active: 0, since: 0 };
    this.#running.set(name, span);
    return span;
  }
}
