import { LONGEST_VALUE, type ServiceEdits } from '../../curation/edit-service.ts';
import type { DirectoryService } from '../../resolvers/directory-service.type.ts';

/** Properties that the form has a field for. */
export const SUGGESTED = ['name', 'description', 'url', 'email', 'fees', 'alert', 'referralRoute'] as const;
export type Suggested = (typeof SUGGESTED)[number];
export type SuggestionField = Suggested | 'ended' | 'note';

/** A form as it was sent: what was typed, and what it comes to or what is wrong with it. */
export interface SuggestionReading {
  readonly typed: Readonly<Partial<Record<SuggestionField, string>>>;
  /** What differs from the service as it is. */
  readonly edits: ServiceEdits;
  readonly note: string | null;
  readonly problems: readonly { readonly field: SuggestionField; readonly message: string }[];
}

const LONGEST_NOTE = 1_000;

/** The form as it begins: with what the directory says. */
export function suggestionOf(service: DirectoryService): SuggestionReading {
  const typed = Object.fromEntries(SUGGESTED.map((property) => [property, service[property] ?? '']));
  return { typed, edits: {}, note: null, problems: [] };
}

/** Reads what the form sends. A field that is not sent leaves its property as it is; an empty one takes it away. */
export function readSuggestion(sent: string, service: DirectoryService): SuggestionReading {
  const given = new URLSearchParams(sent);
  const typed: Partial<Record<SuggestionField, string>> = {};
  for (const field of [...SUGGESTED, 'ended', 'note'] as const) {
    const value = given.get(field);
    // Forms send line ends as CR LF (HTML Standard, section 4.10.21.8).
    if (value !== null) typed[field] = value.replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
  }
  const problems: { field: SuggestionField; message: string }[] = [];
  const edits: Record<string, string | null> = {};
  for (const property of SUGGESTED) {
    const value = typed[property];
    if (value === undefined || value === (service[property] ?? '').replaceAll('\r\n', '\n').trim()) continue;
    if (value.length > LONGEST_VALUE)
      problems.push({ field: property, message: `Shorten this to ${LONGEST_VALUE} characters.` });
    edits[property] = value === '' ? null : value;
  }
  if (edits['name'] === null) problems.push({ field: 'name', message: 'A service needs a name.' });
  if (typeof edits['url'] === 'string' && !isWebAddress(edits['url']))
    problems.push({ field: 'url', message: 'Give the whole address, beginning with https://' });
  if (typeof edits['email'] === 'string' && !/^[^\s@]+@[^\s@]+$/.test(edits['email']))
    problems.push({ field: 'email', message: 'Give an e-mail address, such as desk@example.org' });
  if (typed.ended === 'true') edits['status'] = 'defunct';
  const note = typed.note ?? '';
  if (note.length > LONGEST_NOTE)
    problems.push({ field: 'note', message: `Shorten this to ${LONGEST_NOTE} characters.` });
  if (Object.keys(edits).length === 0 && note === '')
    problems.push({ field: 'note', message: 'Change what is wrong, or say here what it is.' });
  return { typed, edits, note: note === '' ? null : note, problems };
}

function isWebAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '');
}
