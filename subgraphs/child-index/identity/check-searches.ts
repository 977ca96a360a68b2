import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';
import { HubError } from '../../../schema/contract/error-codes.ts';

/** Searches that one operation may make: one for the child as it is called and one for another spelling. */
const MOST_SEARCHES = 2;

/**
 * Whether the operation makes no more searches than it may, so that nobody sweeps names or days of birth by aliases. All of
 * them are refused, before the first is made.
 * @throws HubError BAD_REQUEST
 */
export function checkSearches({ operation, fragments, fieldName }: GraphQLResolveInfo): void {
  const searches = (selections: SelectionSetNode | undefined): number =>
    (selections?.selections ?? []).reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + (selection.name.value === fieldName ? 1 : 0);
      const within =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? fragments[selection.name.value]?.selectionSet
          : selection.selectionSet;
      return sum + searches(within);
    }, 0);
  if (searches(operation.selectionSet) > MOST_SEARCHES) throw new HubError('BAD_REQUEST', 'SEARCHES_TOO_MANY');
}
