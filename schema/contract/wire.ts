/** One request between parts of the hub, whether it goes over HTTP or stays in the process. Header names in lower case. */
export interface WireRequest {
  readonly method: 'POST';
  /** Path only, such as `/graphql` or `/internal/append-entries`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body: string;
}

export interface WireResponse {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
  /** Seconds for which the other side wants to be left alone, where it says so (RFC 9110 section 10.2.3). */
  readonly retryAfter?: number;
}

/** Says that an answer is no longer waited for: an AbortSignal, or as much of one as transports need. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * A way to reach one part of the hub. Rejects when the other side cannot be reached, or does not answer before
 * `signal` aborts; resolves for whatever it does answer.
 */
export type Transport = (request: WireRequest, signal: StopSignal) => Promise<WireResponse>;
