import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/** Whether the operation asks for a field of this name anywhere below the field being resolved. */
export function asksFor(info: GraphQLResolveInfo, field: string): boolean {
  const within = (selections: SelectionSetNode | undefined): boolean =>
    (selections?.selections ?? []).some((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return within(info.fragments[selection.name.value]?.selectionSet);
      return (selection.kind === Kind.FIELD && selection.name.value === field) || within(selection.selectionSet);
    });
  return info.fieldNodes.some((node) => within(node.selectionSet));
}
