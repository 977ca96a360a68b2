const HEAD_END = Buffer.from('\r\n\r\n');
const NOTHING = Buffer.alloc(0);

/**
 * Where on one connection requests end, counted from what node:http found in the bytes that it was given. So it is known
 * when the connection is between two requests, without a second reading of them. Of a connection on which that cannot be
 * counted (requests sent ahead of answers, bodies in chunks) it never says so.
 */
export class MessageBounds {
  #bytes: Buffer = NOTHING;
  /** The last bytes of a head that has not come in whole. */
  #head: Buffer = NOTHING;
  /** Bytes of the body that are still to come. Less than none, or not a number: not known any more. */
  #owed = 0;
  #isAnswered = true;
  #isFirst = true;
  /** Whether the bytes that are being read are of a head alone, as far as is known. */
  #isHead = false;

  /** Whether the next byte begins a request that is not the first, and nobody waits for an answer. */
  get isBetween(): boolean {
    return this.#isOver && !this.#isFirst && this.#head.length === 0;
  }

  /** These bytes are about to be read. */
  reading(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#isHead = this.#isOver;
    if (!this.#isHead) this.#owed -= bytes.length;
  }

  /**
   * In the bytes that are being read, the head of a request has ended.
   * @param length bytes of its body; not a number where its head does not say
   */
  begun(length: number): void {
    if (!this.#isOver) this.#owed = Number.NaN;
    else {
      const all = this.#head.length === 0 ? this.#bytes : Buffer.concat([this.#head, this.#bytes]);
      const end = all.indexOf(HEAD_END);
      this.#owed = end < 0 ? Number.NaN : end + HEAD_END.length + length - all.length;
    }
    this.#head = NOTHING;
    this.#isHead = false;
    this.#isAnswered = false;
    this.#isFirst = false;
  }

  /** They have been read. A head that ended and of which nobody told was refused by node:http, and nothing is known of it. */
  read(): void {
    if (this.#isHead) {
      const all = Buffer.concat([this.#head, this.#bytes]);
      if (all.includes(HEAD_END)) this.#owed = Number.NaN;
      this.#head = all.subarray(1 - HEAD_END.length);
    }
    this.#bytes = NOTHING;
  }

  /** The request that has begun is answered. */
  answered(): void {
    this.#isAnswered = true;
  }

  get #isOver(): boolean {
    return this.#isAnswered && this.#owed === 0;
  }
}
