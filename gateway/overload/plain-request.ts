/** A request about which there is no doubt. */
export interface PlainRequest {
  /** What its header Access-Purpose says, which nobody has verified. */
  readonly purpose: string | undefined;
}

const [CR, LF, COLON] = [0x0d, 0x0a, 0x3a];
/** Bytes of which the name of a field may be (RFC 9110 section 5.6.2), and its value (section 5.5). */
const IN_NAME = bytesThat(/[!#-'*+\-.0-9A-Z^_`a-z|~]/);
const IN_VALUE = bytesThat(/[\t\x20-\x7e\x80-\xff]/);
const BLANK = bytesThat(/[\t ]/);
/** The bit by which a small letter differs from its capital. With it no other byte of a name becomes a letter or a hyphen. */
const SMALL = 0x20;

/** Fields that say where a request ends, or what is to come of its connection: each once at most. */
const TELLING = ['host', 'content-length', 'connection', 'access-purpose'] as const;
/** Fields by which more could be meant. */
const DOUBTFUL = ['transfer-encoding', 'trailer', 'upgrade', 'expect'] as const;
const KEPT = 'keep-alive';
const FIELDS = [...TELLING, ...DOUBTFUL].map((name) => ({ name, bytes: Buffer.from(name) }));
type Field = (typeof FIELDS)[number]['name'];
const LONGEST = Math.max(...FIELDS.map(({ name }) => name.length));
const OF_LENGTH = Array.from({ length: LONGEST + 1 }, (_, length) =>
  FIELDS.filter(({ name }) => name.length === length),
);

/**
 * Reads bytes as one `POST` to a path, all of it and nothing else; null for whatever they are besides. It takes less than
 * the grammar does (RFC 9112 sections 3 to 6): only what no two readers could see the end of at different places. It
 * compares bytes, as what is made of them as text takes longer than all the rest of a refusal.
 */
export function plainRequestsTo(path: string): (bytes: Buffer) => PlainRequest | null {
  const start = Buffer.from(`POST ${path} HTTP/1.1`, 'latin1');
  return (bytes) => {
    if (!isSame(start, bytes, 0, 0)) return null;
    let [host, length, connection, purpose]: (string | undefined)[] = [];
    for (let at = start.length; isLineEnd(bytes, at);) {
      at += 2;
      if (isLineEnd(bytes, at)) {
        const isPlain = host !== undefined && length === String(bytes.length - at - 2);
        return isPlain && (connection ?? KEPT).toLowerCase() === KEPT ? { purpose } : null;
      }
      const name = at;
      at = after(IN_NAME, bytes, at);
      const colon = at;
      if (colon === name || bytes[colon] !== COLON) return null;
      at = after(IN_VALUE, bytes, colon + 1);
      const field = fieldAt(bytes, name, colon);
      if (field === null) continue;
      if (field === 'host' && host === undefined) host = '';
      else if (field === 'content-length' && length === undefined) length = textOf(bytes, colon + 1, at);
      else if (field === 'connection' && connection === undefined) connection = textOf(bytes, colon + 1, at);
      else if (field === 'access-purpose' && purpose === undefined) purpose = textOf(bytes, colon + 1, at);
      else return null;
    }
    return null;
  };
}

/** Which of the fields has this name, null for none. */
function fieldAt(bytes: Buffer, from: number, to: number): Field | null {
  for (const { name, bytes: these } of OF_LENGTH[to - from] ?? []) if (isSame(these, bytes, from, SMALL)) return name;
  return null;
}

/** @param mask bits that are taken for set in all bytes */
function isSame(these: Buffer, bytes: Buffer, from: number, mask: number): boolean {
  let same = 0;
  while (same < these.length && ((bytes[from + same] ?? 0) | mask) === these[same]) same += 1;
  return same === these.length;
}

/** A value without the blanks around it, which are fewer than those that `trim` takes (RFC 9110 section 5.6.3). */
function textOf(bytes: Buffer, from: number, to: number): string {
  const first = after(BLANK, bytes, from);
  let end = to;
  while (end > first && BLANK[bytes[end - 1] ?? 0] === 1) end -= 1;
  return bytes.toString('latin1', first, end);
}

function isLineEnd(bytes: Buffer, at: number): boolean {
  return bytes[at] === CR && bytes[at + 1] === LF;
}

/** The place of the first byte that is none of these. */
function after(these: Uint8Array, bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && these[bytes[at] ?? 0] === 1) at += 1;
  return at;
}

function bytesThat(are: RegExp): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (are.test(String.fromCharCode(byte)) ? 1 : 0));
}
