import { createHash } from 'node:crypto';
import type { AuditEntry } from './audit-entry.ts';

/** Bytes of an entry's content as JSON; the trail takes no more. */
export const CONTENT_BYTES = 64 * 1024;
/** Bytes kept free for what says that something was left out. */
const RESERVED = 1024;

/** Of the obligations of items that are not even summed up: how many names, and their length, at most. */
const [MOST_NAMES, LONGEST_NAME] = [100, 100];

type Content = AuditEntry['content'];

/** What a decided item is summarised by, beside the child, whose entry it is: its owner, its category, what came of it. */
const SUMMED_BY = ['agency', 'category', 'rule', 'effect', 'reason', 'obligations'] as const;

/**
 * The entry, its content within {@link CONTENT_BYTES}. Where it is larger, decided items are summed up by owner and
 * category, with what they oblige to and how many there were; if that is not enough, the largest parts make way, what was
 * decided last of all, and never that an access has to be reviewed. `overflow` then has the size and
 * SHA-256 of the whole as JSON, by which a copy can be proved to be what was decided. So no request fails for the size of
 * its own record, and none goes unrecorded.
 */
export function boundedEntry(entry: AuditEntry): AuditEntry {
  const whole = JSON.stringify(entry.content);
  // A UTF-16 unit is at most three bytes of UTF-8, so most contents are seen to fit without a second look.
  if (whole.length * 3 <= CONTENT_BYTES || Buffer.byteLength(whole) <= CONTENT_BYTES) return entry;
  const { decisions, ...rest } = entry.content;
  const summed = Array.isArray(decisions) ? { ...rest, decisions: summary(decisions) } : entry.content;
  return { ...entry, content: { ...cut(summed), overflow: proofOf(whole) } };
}

function summary(items: readonly unknown[]): Content[] {
  const groups = new Map<string, Content>();
  for (const item of items) {
    const by = Object.fromEntries(SUMMED_BY.map((name) => [name, (item as Content | null)?.[name] ?? null]));
    const key = JSON.stringify(by);
    groups.set(key, { ...by, items: Number(groups.get(key)?.['items'] ?? 0) + 1 });
  }
  return [...groups.values()];
}

/** Decided items whose summary is too large as well: what they oblige to, all told. */
function omittedItems(items: readonly unknown[], json: string): Content[] {
  const obligations = items.flatMap((item) => (item as Content | null)?.['obligations'] ?? []);
  const short = obligations.filter((name) => typeof name === 'string' && name.length <= LONGEST_NAME);
  return [{ omitted: true, ...proofOf(json), obligations: [...new Set(short)].slice(0, MOST_NAMES) }];
}

/** Lets the largest parts make way until the rest fits; decided items come first. */
function cut(content: Content): Content {
  const stated = Object.entries(content).filter(([, value]) => value !== undefined);
  const parts = stated.map(([name, value]) => {
    const json = JSON.stringify(value);
    const bytes = Buffer.byteLength(json) + Buffer.byteLength(JSON.stringify(name)) + 2;
    return { name, value, json, bytes, isDecided: name === 'decisions' && Array.isArray(value) };
  });
  let room = CONTENT_BYTES - RESERVED;
  const kept: Content = {};
  const ordered = parts.toSorted(
    (one, other) => Number(other.isDecided) - Number(one.isDecided) || one.bytes - other.bytes,
  );
  for (const { name, value, json, bytes, isDecided } of ordered) {
    const fits = bytes <= room;
    const omitted = isDecided ? omittedItems(value as unknown[], json) : { omitted: true, ...proofOf(json) };
    const shown = fits ? value : omitted;
    const taken = fits ? bytes : Buffer.byteLength(JSON.stringify({ [name]: shown }));
    if (taken > room) continue;
    room -= taken;
    kept[name] = shown;
  }
  return kept;
}

function proofOf(json: string): { bytes: number; sha256: string } {
  return { bytes: Buffer.byteLength(json), sha256: createHash('sha256').update(json, 'utf8').digest('hex') };
}
