/** Bytes of JSON. What is beyond the end of a text reads as NUL, which is in no JSON. */
const [NUL, QUOTE, BACKSLASH, COMMA, COLON, SPACE] = [0x00, 0x22, 0x5c, 0x2c, 0x3a, 0x20];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];
const [MINUS, POINT, ZERO, NINE, TRUE, FALSE, NULL] = [0x2d, 0x2e, 0x30, 0x39, 0x74, 0x66, 0x6e];
const BEYOND_ASCII = 0x80;
/** Of a number: digits that survive ECMAScript's, and those behind the point that it never writes with an exponent. */
const [DIGITS, DECIMALS] = [15, 6];
/** Escapes of one character that canonical JSON has as well; it has no `\/`, and few of those with four digits. */
const ESCAPES: ReadonlySet<number> = new Set([QUOTE, BACKSLASH, ...Buffer.from('bfnrt')]);
/** Members of the objects that are open at a time, and of one that is put into order here. */
const [MEMBERS, FEW] = [4_096, 64];
/** Bytes from which one call that copies them costs less than a loop. */
const LONG = 64;

/**
 * Copies JSON as PostgreSQL writes it, as canonical JSON (RFC 8785), from bytes to bytes: white space is left out and the
 * members of objects are put into their order. It does so where a string or number is canonical as it stands, and gives up
 * where that is not plain to see; {@link canonicalJson} then has to do it, which costs several times as much. What it
 * copies is never longer than what it read.
 */
export class CanonicalCopy {
  /** The next byte to read, and the one to be written next. */
  read = 0;
  written = 0;
  #from: Buffer = Buffer.alloc(0);
  #to: Buffer = Buffer.alloc(0);
  #aside = Buffer.alloc(0);
  /** Where the members of the objects that are open begin in what was written; the innermost ones last. */
  readonly #members = new Int32Array(MEMBERS);
  readonly #order = new Int32Array(FEW);
  #open = 0;

  /** Reads and writes other bytes from now on: `to` has room for what `from` is read of, and for what is put in. */
  begin(from: Buffer, read: number, to: Buffer): void {
    this.#from = from;
    this.#to = to;
    this.read = read;
    this.written = 0;
    this.#open = 0;
  }

  /** Copies the value that is next. False where it gave up; what was written then means nothing. */
  value(): boolean {
    const first = this.#next();
    switch (first) {
      case QUOTE:
        return this.#string(false);
      case OPEN_OBJECT:
        return this.#object();
      case OPEN_ARRAY:
        return this.#array();
      case TRUE:
      case NULL:
        return this.#word(4);
      case FALSE:
        return this.#word(5);
      default:
        return this.#number();
    }
  }

  /** Copies a text that is canonical by itself. */
  put(text: Uint8Array): void {
    for (let place = 0; place < text.length; place++) this.#to[this.written++] = text[place] ?? NUL;
  }

  /** Passes over one byte and the white space behind it. False where the byte is another one. */
  pass(byte: number): boolean {
    if (this.#next() !== byte) return false;
    this.read++;
    while (this.#next() === SPACE) this.read++;
    return true;
  }

  #next(): number {
    return this.#from[this.read] ?? NUL;
  }

  #string(isName: boolean): boolean {
    const [from, to] = [this.#from, this.#to];
    let { read, written } = this;
    to[written++] = QUOTE;
    for (read++; ;) {
      const byte = from[read++] ?? NUL;
      if (byte < SPACE || (isName && (byte === BACKSLASH || byte >= BEYOND_ASCII))) return false;
      to[written++] = byte;
      if (byte === QUOTE) break;
      if (byte !== BACKSLASH) continue;
      const escaped = from[read++] ?? NUL;
      if (!ESCAPES.has(escaped)) return false;
      to[written++] = escaped;
    }
    this.read = read;
    this.written = written;
    return true;
  }

  #word(length: number): boolean {
    for (let count = 0; count < length; count++) this.#to[this.written++] = this.#from[this.read++] ?? NUL;
    return true;
  }

  #number(): boolean {
    const start = this.read;
    if (this.#next() === MINUS) this.read++;
    const leading = this.#next();
    const whole = this.#digits();
    if (whole === 0 || (leading === ZERO && whole > 1)) return false;
    let decimals = 0;
    if (this.#next() === POINT) {
      this.read++;
      decimals = this.#digits();
      if (decimals === 0 || decimals > DECIMALS || this.#from[this.read - 1] === ZERO) return false;
    } else if (leading === ZERO && this.read - start > 1) return false; // -0
    const next = this.#next();
    if (whole + decimals > DIGITS || (next !== COMMA && next !== CLOSE_ARRAY && next !== CLOSE_OBJECT)) return false;
    for (let place = start; place < this.read; place++) this.#to[this.written++] = this.#from[place] ?? NUL;
    return true;
  }

  #digits(): number {
    const start = this.read;
    for (let byte = this.#next(); byte >= ZERO && byte <= NINE; byte = this.#next()) this.read++;
    return this.read - start;
  }

  #array(): boolean {
    this.#to[this.written++] = OPEN_ARRAY;
    this.pass(OPEN_ARRAY);
    for (let count = 0; this.#next() !== CLOSE_ARRAY; count++) {
      if (count > 0) {
        if (!this.pass(COMMA)) return false;
        this.#to[this.written++] = COMMA;
      }
      if (!this.value()) return false;
    }
    this.read++;
    this.#to[this.written++] = CLOSE_ARRAY;
    return true;
  }

  #object(): boolean {
    this.#to[this.written++] = OPEN_OBJECT;
    this.pass(OPEN_OBJECT);
    const first = this.#open;
    let isSorted = true;
    while (this.#next() !== CLOSE_OBJECT) {
      if (this.#open > first) {
        if (!this.pass(COMMA)) return false;
        this.#to[this.written++] = COMMA;
      }
      if (this.#open >= MEMBERS - 1) return false;
      this.#members[this.#open] = this.written;
      if (this.#next() !== QUOTE || !this.#string(true) || !this.pass(COLON)) return false;
      this.#to[this.written++] = COLON;
      isSorted &&= this.#open === first || this.#isBefore(this.#start(this.#open - 1), this.#start(this.#open));
      this.#open++;
      if (!this.value()) return false;
    }
    if (!isSorted && !this.#sort(first)) return false;
    this.#open = first;
    this.read++;
    this.#to[this.written++] = CLOSE_OBJECT;
    return true;
  }

  #start(member: number): number {
    return this.#members[member] ?? 0;
  }

  /** Compares the names of two members. A quotation mark ends a name and is before all that can follow it. */
  #isBefore(one: number, other: number): boolean {
    const to = this.#to;
    for (let place = 1; ; place++) {
      const left = to[one + place] ?? NUL;
      const right = to[other + place] ?? NUL;
      if (left === right && left !== QUOTE) continue;
      return left === QUOTE || (right !== QUOTE && left < right);
    }
  }

  /** Puts the members from one on into their order, in what was written. */
  #sort(first: number): boolean {
    const open = this.#open;
    const begin = this.#start(first);
    const length = this.written - begin;
    if (open - first > FEW) return false;
    this.#members[open] = this.written + 1;
    const order = this.#order;
    for (let member = first; member < open; member++) {
      const start = this.#start(member);
      let place = member - first;
      for (; place > 0 && this.#isBefore(start, this.#start(order[place - 1] ?? 0)); place--)
        order[place] = order[place - 1] ?? 0;
      order[place] = member;
    }
    if (this.#aside.length < length) this.#aside = Buffer.allocUnsafe(2 * length);
    this.#to.copy(this.#aside, 0, begin, this.written);
    let written = begin;
    for (let place = 0; place < open - first; place++) {
      const member = order[place] ?? 0;
      const start = this.#start(member) - begin;
      const end = this.#start(member + 1) - begin - 1;
      if (place > 0) this.#to[written++] = COMMA;
      written = this.#takeBack(start, end, written);
    }
    return true;
  }

  #takeBack(start: number, end: number, at: number): number {
    const [aside, to] = [this.#aside, this.#to];
    let written = at;
    if (end - start > LONG) return written + aside.copy(to, written, start, end);
    for (let place = start; place < end; place++) to[written++] = aside[place] ?? NUL;
    return written;
  }
}
