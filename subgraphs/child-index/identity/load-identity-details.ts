import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { ChildAddress } from './child-address.entity.ts';
import { ChildIdentifier } from './child-identifier.entity.ts';
import { ChildName } from './child-name.entity.ts';
import { ParentOrCarer } from './parent-or-carer.entity.ts';

/** What the index knows of a child besides its entry: other names, address, numbers, parents. */
export interface IdentityDetails {
  /** Former names, and names by which some agency knows the child. */
  readonly otherNames: readonly ChildName[];
  /** The address of the leading description; null where none is known. */
  readonly address: ChildAddress | null;
  readonly identifiers: readonly ChildIdentifier[];
  readonly parentsAndCarers: readonly ParentOrCarer[];
}

/** Loads these by child id, for any number of children, in four queries. */
export async function loadIdentityDetails(
  em: SqlEntityManager,
  childIds: readonly string[],
): Promise<Map<string, IdentityDetails>> {
  const those = { childId: { $in: [...childIds] } };
  const [names, addresses, identifiers, parents] = await Promise.all([
    em
      .fork()
      .find(ChildName, { ...those, kind: { $ne: 'CURRENT' } }, { orderBy: { familyKey: 'asc', givenKey: 'asc' } }),
    em.fork().find(ChildAddress, { ...those, current: true }),
    em.fork().find(ChildIdentifier, those, { orderBy: { type: 'asc', value: 'asc' } }),
    em.fork().find(ParentOrCarer, those, { orderBy: { nameKey: 'asc' } }),
  ]);
  const of = <Row extends { childId: string }>(rows: readonly Row[], childId: string) =>
    rows.filter((row) => row.childId === childId);
  return new Map(
    childIds.map((childId) => [
      childId,
      {
        otherNames: of(names, childId),
        address: of(addresses, childId)[0] ?? null,
        identifiers: of(identifiers, childId),
        parentsAndCarers: of(parents, childId),
      },
    ]),
  );
}
