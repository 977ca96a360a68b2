import { z } from 'zod';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { batchChange } from '../../../kernel/agency/batch-change.ts';
import type { WaitingEntries } from '../../curation/waiting-entries.ts';
import type { DirectoryDatabase } from '../../store/directory-database.ts';
import { saveRows } from '../../store/save-rows.ts';
import type { Document } from '../profile/entity.ts';
import { profileProblems } from '../profile/profile-problems.ts';
import { gatherRows } from '../rows/gather-rows.ts';
import type { DocumentKind } from './read-feed.ts';

/** What a batch came to: how many documents are in the directory now, and what was wrong with the others. */
export interface LoadedDocuments {
  readonly loaded: number;
  readonly rejected: readonly { readonly place: string; readonly problems: readonly string[] }[];
}

const MOST = 500;
/** Characters of one document as JSON. */
const LONGEST = 512 * 1024;

const batchSchema = z
  .object({
    entries: z
      .array(
        z.object({
          kind: z.enum(['taxonomy', 'taxonomy_term', 'organization', 'service']),
          place: z.string().max(100),
          document: z.unknown(),
        }),
      )
      .max(MOST),
  })
  .strict();

/**
 * Loads a batch of documents into the directory. Each has to fit the profile; one that does not is left out, and the
 * others are loaded.
 * @param trail hears of the batch before anything of it is written
 * @throws HubError BAD_REQUEST when it is no batch; AUDIT_UNAVAILABLE, and then nothing of it is loaded
 */
export async function loadDocuments(
  database: DirectoryDatabase,
  payload: unknown,
  trail: Pick<WaitingEntries, 'record'>,
): Promise<LoadedDocuments> {
  const batch = batchSchema.safeParse(payload);
  if (!batch.success) throw new HubError('BAD_REQUEST');
  const accepted: Record<DocumentKind, Document[]> = { taxonomy: [], taxonomy_term: [], organization: [], service: [] };
  const rejected: { place: string; problems: readonly string[] }[] = [];
  for (const { kind, place, document } of batch.data.entries) {
    const problems = problemsOf(kind, document);
    if (problems.length > 0) rejected.push({ place, problems });
    else accepted[kind].push(document as Document);
  }
  const loaded = batch.data.entries.length - rejected.length;
  const content = { change: 'load-documents', by: 'operator', loaded, rejected: rejected.length };
  await trail.record(batchChange('service-directory', content));
  const { taxonomy: taxonomies, taxonomy_term: terms, organization: organizations, service: services } = accepted;
  await saveRows(database, gatherRows({ taxonomies, terms, organizations, services }));
  return { loaded, rejected };
}

function problemsOf(kind: DocumentKind, document: unknown): readonly string[] {
  const text = JSON.stringify(document) as string | undefined;
  if (text === undefined) return [`${kind} is missing`];
  if (text.length > LONGEST) return [`${kind} is longer than ${LONGEST} characters`];
  // PostgreSQL keeps neither; JSON.stringify writes both as escapes (ECMA-262, QuoteJSONString).
  if (/\\u0000|\\ud[89a-f][0-9a-f]{2}/.test(text)) return [`${kind} has characters that are no text`];
  return profileProblems(kind, document);
}
