export interface Identifier {
  readonly type: 'NHS_NUMBER' | 'UPN';
  readonly value: string;
}

/** What a record offers to be found by. */
export interface Linkable {
  /** In the order of trust: the first that leads to a child decides. */
  readonly identifiers: readonly Identifier[];
  /** See descriptionKey; null where the description is not complete enough. */
  readonly descriptionKey: string | null;
}

/** What is known of the children a record could belong to. */
export interface Candidates {
  childWith(identifier: Identifier): string | undefined;
  childDescribedAs(descriptionKey: string): string | undefined;
  identifiersOf(childId: string): readonly Identifier[];
}

export interface Link {
  readonly childId: string;
  readonly linkedBy: 'IDENTIFIER' | 'DESCRIPTION';
}

/**
 * The child a record belongs to: the one with the same identifier, else the one of exactly the same name, date of birth
 * and address, unless the two have different numbers of the same type. Null where there is none: then it is a new child.
 */
export function linkRecord(record: Linkable, candidates: Candidates): Link | null {
  for (const identifier of record.identifiers) {
    const childId = candidates.childWith(identifier);
    if (childId !== undefined) return { childId, linkedBy: 'IDENTIFIER' };
  }
  const childId = record.descriptionKey === null ? undefined : candidates.childDescribedAs(record.descriptionKey);
  if (childId === undefined || contradicts(record.identifiers, candidates.identifiersOf(childId))) return null;
  return { childId, linkedBy: 'DESCRIPTION' };
}

/** Whether two sets of numbers cannot be one child's: of some type they have different ones. */
export function contradicts(left: readonly Identifier[], right: readonly Identifier[]): boolean {
  return left.some((one) => right.some((other) => other.type === one.type && other.value !== one.value));
}
