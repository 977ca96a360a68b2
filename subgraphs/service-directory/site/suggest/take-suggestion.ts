import { HubError } from '../../../../schema/contract/error-codes.ts';
import { editedService } from '../../curation/edit-service.ts';
import { holdSuggestion } from '../../curation/suggestions.ts';
import type { ChangeRecorder, DirectoryContext } from '../../directory-context.ts';
import type { SuggestionReading } from './read-suggestion.ts';

/** What became of a suggestion: it is held; it does not fit; too many wait; or it cannot be taken now. */
export type Taken = 'HELD' | 'MISFIT' | 'FULL' | 'LATER';

/** Holds what somebody without a token suggests, as the API does for them (`suggestServiceChange`). */
export async function takeSuggestion(
  { database, now }: DirectoryContext,
  trail: ChangeRecorder,
  service: string,
  { edits, note }: SuggestionReading,
): Promise<Taken> {
  try {
    if (Object.keys(edits).length > 0) await editedService(database, service, edits, now);
    await holdSuggestion(database, trail, { service, edits, note }, now);
    return 'HELD';
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    if (error.code === 'BAD_REQUEST') return 'MISFIT';
    if (error.code === 'RATE_LIMITED') return 'FULL';
    if (error.code === 'AUDIT_UNAVAILABLE' || error.code === 'OVERLOADED') return 'LATER';
    throw error;
  }
}
