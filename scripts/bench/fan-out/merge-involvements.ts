import { ENTITY_QUERIES } from './queries.ts';

/** An involvement as the child index gives it. */
export interface IndexedInvolvement {
  readonly __typename: string;
  readonly id: string;
  /** Sealed, for the agency; it does not go to the client. */
  readonly statement?: string;
  readonly [field: string]: unknown;
}

/** What is asked of one agency: its involvements, in the order of the list. */
export interface Representation {
  readonly __typename: string;
  readonly id: string;
  readonly statement: string;
}

export type Details = Readonly<Record<string, unknown>>;

/** The involvements that their agencies have to be asked about, by type. */
export function representationsOf(involvements: readonly IndexedInvolvement[]): Map<string, Representation[]> {
  const byType = new Map<string, Representation[]>();
  for (const { __typename, id, statement } of involvements) {
    if (!ENTITY_QUERIES.has(__typename) || statement === undefined) continue;
    const representations = byType.get(__typename) ?? [];
    representations.push({ __typename, id, statement });
    byType.set(__typename, representations);
  }
  return byType;
}

/**
 * The list as the client gets it: each involvement with what its agency answered, in the order of the index.
 * @param answered by type, in the order of {@link representationsOf}
 */
export function mergeInvolvements(
  involvements: readonly IndexedInvolvement[],
  answered: ReadonlyMap<string, readonly Details[]>,
): Details[] {
  const next = new Map<string, number>();
  return involvements.map(({ statement, ...involvement }) => {
    if (statement === undefined) return involvement;
    const position = next.get(involvement.__typename) ?? 0;
    next.set(involvement.__typename, position + 1);
    return { ...involvement, ...answered.get(involvement.__typename)?.[position] };
  });
}
