/**
 * How far a request had come when it failed.
 *
 * - `NO_CONNECTION`: nothing was sent. The port is closed, the name unknown, the certificate wrong, or it took too long.
 * - `NO_ANSWER`: it may have been received, and the connection ended before the first byte of an answer.
 * - `TOO_LATE`: the answer did not begin, or did not go on, in time.
 * - `CUT_OFF`: the connection ended in the middle of the answer.
 * - `UNFIT`: the answer is longer than it may be, compressed, not JSON by its type, or not UTF-8. It was not read.
 * - `GIVEN_UP`: the caller no longer waited.
 */
export type WireFault = 'NO_CONNECTION' | 'NO_ANSWER' | 'TOO_LATE' | 'CUT_OFF' | 'UNFIT' | 'GIVEN_UP';

/** What a transport rejects with. Its message never repeats anything that was sent or received. */
export class WireFailure extends Error {
  override readonly name = 'WireFailure';
  readonly fault: WireFault;

  constructor(fault: WireFault, options?: { cause?: unknown }) {
    super(`a request to another part of the hub failed: ${fault}`, options);
    this.fault = fault;
  }
}
