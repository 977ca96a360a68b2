import type { StoredLeaves } from './reading/trail-reader.ts';
import { canonicalJson } from './trail/canonical-json.ts';
import { CanonicalCopy } from './trail/canonical-copy.ts';
import type { FoundEntry } from './trail/check/displaced-entries.ts';
import type { HashedLeaf } from './trail/check/trail-check.ts';
import { leafText } from './trail/leaf-text.ts';
import { HASH_BYTES, leafBytesHex, leafHash } from './trail/merkle/tree-hash.ts';
import { utcText } from './trail/utc-text.ts';

/** The columns of an entry in the order in which canonical JSON has their names, and those names. */
const VALUES = [
  ['actor', 'actor'],
  [`at at time zone 'UTC'`, 'at'],
  ['child_ids', 'childIds'],
  ['content', 'content'],
  ['id', 'id'],
  ['kind', 'kind'],
  ['purpose', 'purpose'],
  ['reason', 'reason'],
  ['recorded_by', 'recordedBy'],
  ['request_id', 'requestId'],
  ['source', 'source'],
] as const;

/**
 * What to select for a line of {@link hashLeafLines}: the stored hash, the parts of the entry, the moment of recording and
 * the place, as one JSON array. It costs the server less than a column for each.
 */
export const LEAF_LINE = `json_build_array(encode(leaf_hash, 'hex'), ${VALUES.map(([column]) => column).join(', ')},
  recorded_at at time zone 'UTC', seq)::text`;

/** What is before each value in the text of a leaf (see leaf-text.ts), with the zero byte that its hash begins with. */
const FRAME = [
  ...VALUES.map(([, name], place) => `${place === 0 ? '\0{"entry":{' : ','}"${name}":`),
  '},"recordedAt":',
  ',"seq":',
].map((text) => Buffer.from(text));
const END = Buffer.from('}');
/** More than the bytes of all of these and those that moments lack. */
const ROOM = 1_024;
/** Which values are moments. */
const AT = VALUES.findIndex(([, name]) => name === 'at');
const RECORDED_AT = VALUES.length;

const [COMMA, NEW_LINE, POINT] = [0x2c, 0x0a, 0x2e];
/** Where the hash is in a line, and the comma behind it. */
const [HASH, BEHIND_HASH] = [2, 2 + 2 * HASH_BYTES + 1];
/** How long a moment is to the second, and to the microsecond; and what is missing of one that is shorter. */
const [SECOND, MICROSECOND] = [19, 26];
const MISSING = Array.from({ length: MICROSECOND + 1 }, (_, length) =>
  Buffer.from(`${length === SECOND ? '.000000' : '0'.repeat(MICROSECOND - length)}Z"`),
);

/**
 * Hashes leaves as they are stored. Each text is made from bytes to bytes; where that gives up, or does not come to the
 * hash that is stored, it is made with canonicalJson, whose word counts.
 * @param lines of {@link LEAF_LINE}, with a line feed between them
 */
export function* hashLeafLines(lines: string): Generator<HashedLeaf> {
  const copy = new CanonicalCopy();
  const from = Buffer.from(lines);
  let to = Buffer.alloc(0);
  for (let start = 0, end = 0; start < from.length; start = end + 1) {
    end = from.indexOf(NEW_LINE, start);
    if (end === -1) end = from.length;
    if (to.length < end - start + ROOM) to = Buffer.allocUnsafe(2 * (end - start + ROOM));
    yield hashLine(copy, from, { start, end }, to);
  }
}

/** As many of some leaves as have so many characters, but one at least. */
export function firstLeaves(leaves: StoredLeaves, characters: number): StoredLeaves {
  const { lines } = leaves;
  if (lines.length <= characters) return leaves;
  const within = lines.lastIndexOf('\n', characters);
  const end = within === -1 ? lines.indexOf('\n') : within;
  if (end === -1) return leaves;
  return { next: Number(lines.slice(lines.lastIndexOf(',', end) + 1, end - 1)) + 1, lines: lines.slice(0, end) };
}

function hashLine(
  copy: CanonicalCopy,
  from: Buffer,
  { start, end }: { readonly start: number; readonly end: number },
  to: Buffer,
): HashedLeaf {
  const seq = Number(from.toString('latin1', from.lastIndexOf(COMMA, end) + 1, end - 1));
  const hex = from.toString('latin1', start + HASH, start + HASH + 2 * HASH_BYTES);
  const stored = Buffer.from(hex, 'hex');
  const found = () => foundEntry(from.toString('utf8', start, end), seq, stored);
  copy.begin(from, start + BEHIND_HASH, to);
  // Compared as text, and where it is the same not made again: of this, millions are done.
  if (writeLeaf(copy, to) && leafBytesHex(to.subarray(0, copy.written)) === hex)
    return { seq, stored, computed: stored, found };
  const { text, recordedAt } = found();
  return { seq, stored, computed: leafHash(leafText(text, recordedAt, seq)), found };
}

/** Writes the text of a leaf with a zero byte in front. False where it is not plain how. */
function writeLeaf(copy: CanonicalCopy, to: Buffer): boolean {
  for (let place = 0; place < FRAME.length; place++) {
    if (!copy.pass(COMMA)) return false;
    copy.put(FRAME[place] ?? END);
    const begin = copy.written;
    if (!copy.value()) return false;
    if ((place === AT || place === RECORDED_AT) && !completeMoment(copy, to, begin)) return false;
  }
  copy.put(END);
  return true;
}

/** PostgreSQL leaves zeros out at the end of a second’s fraction; leaves have six digits and a Z. */
function completeMoment(copy: CanonicalCopy, to: Buffer, begin: number): boolean {
  const length = copy.written - begin - 2;
  const missing = MISSING[length];
  if (missing === undefined || length < SECOND || (length > SECOND && to[begin + 1 + SECOND] !== POINT)) return false;
  copy.written--;
  copy.put(missing);
  return true;
}

/** The entry of a line, with its canonical JSON. */
function foundEntry(line: string, seq: number, stored: Buffer): FoundEntry {
  const values = (JSON.parse(line) as readonly unknown[]).slice(1);
  const entry = Object.fromEntries(
    VALUES.map(([, name], place) => [name, place === AT ? moment(values[place]) : values[place]]),
  );
  return { seq, text: canonicalJson(entry), recordedAt: moment(values[RECORDED_AT]), stored };
}

/** What is not a moment, as infinity is, stays as it is, and fits no hash. */
function moment(value: unknown): string {
  const text = `${String(value)}Z`;
  try {
    return utcText(text);
  } catch {
    return text;
  }
}
