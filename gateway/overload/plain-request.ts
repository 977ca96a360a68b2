/** A request about which there is no doubt. */
export interface PlainRequest {
  /** What its header Access-Purpose says, which nobody has verified. */
  readonly purpose: string | undefined;
}

const [CR, LF, COLON] = [0x0d, 0x0a, 0x3a];
/** Bytes of which the name of a field may be (RFC 9110 section 5.6.2), and its value (section 5.5). */
const IN_NAME = bytesThat(/[!#-'*+\-.0-9A-Z^_`a-z|~]/);
const IN_VALUE = bytesThat(/[\t\x20-\x7e\x80-\xff]/);

/** Fields that say where a request ends, or what is to come of its connection: each once at most. */
const TELLING = ['host', 'content-length', 'connection', 'access-purpose'] as const;
/** Fields by which more could be meant. */
const DOUBTFUL = ['transfer-encoding', 'trailer', 'upgrade', 'expect'] as const;
const LENGTHS = new Set([...TELLING, ...DOUBTFUL].map(({ length }) => length));

/**
 * Reads bytes as one `POST` to a path, all of it and nothing else; null for whatever they are besides. It takes less than
 * the grammar does (RFC 9112 sections 3 to 6): only what no two readers could see the end of at different places. It
 * reads bytes, as what is made of them as text takes longer than all the rest of a refusal.
 */
export function plainRequest(path: string, bytes: Buffer): PlainRequest | null {
  const start = `POST ${path} HTTP/1.1`;
  if (bytes.toString('latin1', 0, start.length) !== start) return null;
  const said = new Map<string, string>();
  let at = start.length;
  for (; isLineEnd(bytes, at);) {
    at += 2;
    if (isLineEnd(bytes, at)) return ofFields(said, bytes.length - at - 2);
    const name = at;
    at = after(IN_NAME, bytes, at);
    const colon = at;
    if (colon === name || bytes[colon] !== COLON) return null;
    at = after(IN_VALUE, bytes, colon + 1);
    if (!LENGTHS.has(colon - name)) continue;
    const field = bytes.toString('latin1', name, colon).toLowerCase();
    if (DOUBTFUL.some((one) => one === field) || said.has(field)) return null;
    if (TELLING.some((one) => one === field)) said.set(field, bytes.toString('latin1', colon + 1, at).trim());
  }
  return null;
}

/** @param length bytes after the head */
function ofFields(said: ReadonlyMap<string, string>, length: number): PlainRequest | null {
  const connection = said.get('connection') ?? 'keep-alive';
  const isPlain = said.has('host') && said.get('content-length') === String(length);
  return isPlain && connection.toLowerCase() === 'keep-alive' ? { purpose: said.get('access-purpose') } : null;
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
