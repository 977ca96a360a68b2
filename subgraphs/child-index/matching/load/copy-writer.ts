import { columnOf, type NewRows, type RowTarget } from '../write-rows.ts';

/** The statement that rows of a table are sent by. */
export function copyStatement({ table, columns }: RowTarget): string {
  return `copy child_index.${table} (${Object.keys(columns).map(columnOf).join()}) from stdin`;
}

/** Of a message CopyData: its kind and its length, https://www.postgresql.org/docs/current/protocol-message-formats.html */
const KIND = 0x64;
const HEAD = 5;
const [TAB, LINE_FEED, RETURN, BACKSLASH, LAST_ASCII] = [0x09, 0x0a, 0x0d, 0x5c, 0x7f];
const ZERO = 0x30;
/** Bytes that a character takes at most, escaped or in UTF-8. */
const WIDEST = 3;
/** Numbers are written in two halves of so many digits, each a small number. */
const HALF = 100_000_000;

/**
 * Writes rows in the text format of COPY, https://www.postgresql.org/docs/current/sql-copy.html, as messages that are
 * ready to be sent. Byte by byte into one piece of memory, which is used again: as texts, put together and encoded, they
 * would be made anew several times, and much memory that comes and goes has all that stays looked through again and
 * again. That took most of the time of a load.
 */
export class CopyWriter {
  #bytes = Buffer.allocUnsafe(1 << 16);
  #at = 0;

  /** The messages since the last time that it was cleared; good until then. */
  get messages(): Buffer {
    return this.#bytes.subarray(0, this.#at);
  }

  clear(): void {
    this.#at = 0;
  }

  /** Adds a message with these rows. */
  add({ target, rows }: NewRows): void {
    const properties = Object.keys(target.columns);
    const begin = this.#at;
    this.#room(HEAD);
    this.#at += HEAD;
    for (const row of rows) {
      for (const property of properties) {
        this.#write(row[property]);
        this.#byte(TAB);
      }
      this.#bytes[this.#at - 1] = LINE_FEED;
    }
    this.#bytes[begin] = KIND;
    // The length counts itself, and not the kind before it.
    this.#bytes.writeInt32BE(this.#at - begin - 1, begin + 1);
  }

  #write(value: unknown): void {
    if (value === null || value === undefined) this.#plain('\\N');
    else if (typeof value === 'string') this.#text(value);
    else if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) this.#whole(value);
    else if (typeof value === 'number' || typeof value === 'boolean') this.#plain(String(value));
    else this.#text(JSON.stringify(value));
  }

  #byte(byte: number): void {
    this.#room(1);
    this.#bytes[this.#at++] = byte;
  }

  /** Of letters, digits and signs that mean nothing to COPY but what they mean here. */
  #plain(text: string): void {
    this.#room(text.length);
    for (let place = 0; place < text.length; place++) this.#bytes[this.#at++] = text.charCodeAt(place);
  }

  #text(text: string): void {
    this.#room(text.length * WIDEST);
    const bytes = this.#bytes;
    let at = this.#at;
    for (let place = 0; place < text.length; place++) {
      const code = text.charCodeAt(place);
      if (code > LAST_ASCII) return this.#encoded(text);
      if (code === BACKSLASH || code === TAB || code === LINE_FEED || code === RETURN) {
        bytes[at++] = BACKSLASH;
        bytes[at++] = ESCAPED[code] ?? code;
      } else bytes[at++] = code;
    }
    this.#at = at;
  }

  /** A text with other than ASCII letters, of which there are few. */
  #encoded(text: string): void {
    const escaped = text.replace(/[\\\t\n\r]/g, (one) => `\\${String.fromCharCode(ESCAPED[one.charCodeAt(0)] ?? 0)}`);
    this.#room(escaped.length * WIDEST);
    this.#at += this.#bytes.write(escaped, this.#at);
  }

  #whole(value: number): void {
    const high = Math.trunc(value / HALF);
    if (high >= HALF) return this.#plain(String(value));
    this.#room(16);
    if (high > 0) this.#digits(high, digitsOf(high));
    this.#digits(value - high * HALF, high > 0 ? 8 : digitsOf(value));
  }

  #digits(value: number, digits: number): void {
    let rest = value;
    for (let place = this.#at + digits - 1; place >= this.#at; place--) {
      const next = (rest / 10) | 0;
      this.#bytes[place] = ZERO + rest - next * 10;
      rest = next;
    }
    this.#at += digits;
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe((this.#at + bytes) * 2);
    larger.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = larger;
  }
}

/** The letter that stands for a character behind a backslash. */
const ESCAPED: Readonly<Record<number, number>> = {
  [BACKSLASH]: BACKSLASH,
  [TAB]: 0x74,
  [LINE_FEED]: 0x6e,
  [RETURN]: 0x72,
};

function digitsOf(value: number): number {
  let digits = 1;
  for (let rest = value; rest >= 10; rest = (rest / 10) | 0) digits++;
  return digits;
}
