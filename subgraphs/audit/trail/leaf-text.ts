/**
 * The text that is a leaf of the tree: an entry's canonical JSON, the moment the trail took it and its place in the
 * trail, in canonical JSON again (RFC 8785). The place is part of it, so that an entry which was moved shows by itself.
 * @param entry as entry-text.ts writes it
 * @param recordedAt as utc-text.ts writes it
 * @param seq the index of the leaf, from 0
 */
export function leafText(entry: string, recordedAt: string, seq: number): string {
  return `{"entry":${entry},"recordedAt":"${recordedAt}","seq":${seq}}`;
}
