/** How the gateway keeps working when more is asked of it than it can do. Milliseconds, unless it says otherwise. */
export interface OverloadPolicy {
  /** Requests under way at once, at most; */
  readonly atOnce: number;
  /** as many besides for urgent purposes; */
  readonly reserved: number;
  /**
   * and as many that wait for a place, and how long they may. They have been read and verified by then, which is not to
   * have been for nothing; so everybody else is refused at once, and they are served.
   */
  readonly waiting: number;
  readonly patience: number;
  /** For which a request whose body is on its way counts as one that will need a place. */
  readonly arrival: number;
  /**
   * Where the event loop is late by this (99th percentile of the last `every`), fewer are taken, down to `fewest`. A
   * refusal waits for its turn of the loop like everything else, at worst for a few of them, and is to take less than
   * 50 ms. Those inside are served no faster for being many, and the more they are the longer is a turn.
   */
  readonly longestDelay: number;
  readonly every: number;
  readonly fewest: number;
  /** For which a refusal is kept before it is sent. */
  readonly hold: number;
  /** Bytes of answers of subgraphs that may be held for all clients together. */
  readonly heldBytes: number;
  /** Within which a client has to have read its answer. */
  readonly writeTimeout: number;
}

/** The usual policy. */
export const OVERLOAD_POLICY: OverloadPolicy = {
  atOnce: 256,
  reserved: 32,
  waiting: 64,
  patience: 1_000,
  arrival: 250,
  longestDelay: 10,
  every: 100,
  fewest: 32,
  hold: 5,
  heldBytes: 256 * 1024 * 1024,
  writeTimeout: 10_000,
};
