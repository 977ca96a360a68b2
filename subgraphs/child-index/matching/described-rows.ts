import type { EntityData } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { DescribedChild } from '../../../schema/contract/child-registration.ts';
import { ChildAddress } from '../identity/child-address.entity.ts';
import { ChildIdentifier } from '../identity/child-identifier.entity.ts';
import { ChildName } from '../identity/child-name.entity.ts';
import { Child } from '../identity/child.entity.ts';
import { ParentOrCarer } from '../identity/parent-or-carer.entity.ts';
import { DescriptionKey } from './description-key.entity.ts';
import type { Identifier } from './link-record.ts';
import { addressKey, nameKey, postcodeKey } from './normalise.ts';

/** What one record says of a child, on its way into the index. */
export interface Description {
  readonly childId: string;
  /** Custodian and record id. */
  readonly source: string;
  readonly child: DescribedChild;
  readonly identifiers: readonly Identifier[];
  readonly descriptionKey: string | null;
  /** True where this record is the one that the child's entry is described by. */
  readonly leading: boolean;
}

/** What an entity's table keeps, as plain values. */
type Row<Entity> = Pick<Entity, keyof Entity>;

/**
 * Gathers what records say of children as rows, and writes each table once. A name, address or parent that is known
 * already is left as it is, and nothing is taken away; but the leading record says which name and which address are the
 * current ones.
 */
export class DescribedRows {
  readonly #children = new Map<string, EntityData<Child>>();
  readonly #names = new Map<string, Row<ChildName>>();
  readonly #addresses = new Map<string, Row<ChildAddress>>();
  /** The latest of each child, by child. */
  readonly #currentNames = new Map<string, Row<ChildName>>();
  readonly #currentAddresses = new Map<string, Row<ChildAddress>>();
  readonly #parents = new Map<string, EntityData<ParentOrCarer>>();
  readonly #identifiers = new Map<string, EntityData<ChildIdentifier>>();
  readonly #keys = new Map<string, EntityData<DescriptionKey>>();

  add(description: Description): void {
    const { childId, child, leading } = description;
    if (leading) {
      this.#children.set(childId, {
        id: childId,
        givenName: child.givenName,
        familyName: child.familyName,
        dateOfBirth: child.dateOfBirth,
        expectedDateOfDelivery: child.expectedDateOfDelivery,
        sex: child.sex,
        describedBy: description.source,
      });
    }
    this.#addName(nameRow(childId, leading ? 'CURRENT' : 'KNOWN_AS', child));
    for (const other of child.otherNames) this.#addName(nameRow(childId, other.kind, other));
    if (child.address !== null || child.postcode !== null) {
      const { address, postcode } = child;
      const keys = { addressKey: addressKey(address, postcode), postcodeKey: postcodeKey(postcode) };
      this.#addAddress({ childId, ...keys, address, postcode, current: leading });
    }
    for (const parent of child.parentsAndCarers) {
      const key = nameKey(parent.name);
      setFirst(this.#parents, `${childId} ${key}`, { childId, nameKey: key, ...parent });
    }
    for (const { type, value } of description.identifiers) {
      setFirst(this.#identifiers, `${type} ${value}`, { type, value, childId });
    }
    if (description.descriptionKey !== null) {
      setFirst(this.#keys, description.descriptionKey, { key: description.descriptionKey, childId });
    }
  }

  async write(em: SqlEntityManager): Promise<void> {
    await em.upsertMany(Child, [...this.#children.values()]);
    const ignore = { onConflictAction: 'ignore' } as const;
    const renamed = { childId: { $in: [...this.#currentNames.keys()] }, kind: 'CURRENT' as const };
    await em.nativeUpdate(ChildName, renamed, { kind: 'FORMER' });
    await em.upsertMany(ChildName, [...this.#names.values()], ignore);
    await em.upsertMany(ChildName, [...this.#currentNames.values()]);
    const moved = { childId: { $in: [...this.#currentAddresses.keys()] } };
    await em.nativeUpdate(ChildAddress, moved, { current: false });
    await em.upsertMany(ChildAddress, [...this.#addresses.values()], ignore);
    await em.upsertMany(ChildAddress, [...this.#currentAddresses.values()]);
    await em.upsertMany(ParentOrCarer, [...this.#parents.values()], ignore);
    await em.upsertMany(ChildIdentifier, [...this.#identifiers.values()], ignore);
    await em.upsertMany(DescriptionKey, [...this.#keys.values()], ignore);
  }

  #addName(row: Row<ChildName>): void {
    if (row.kind !== 'CURRENT') return setFirst(this.#names, placeOfName(row), row);
    const before = this.#currentNames.get(row.childId);
    this.#currentNames.set(row.childId, row);
    if (before !== undefined) setFirst(this.#names, placeOfName(before), { ...before, kind: 'FORMER' });
  }

  #addAddress(row: Row<ChildAddress>): void {
    if (!row.current) return setFirst(this.#addresses, placeOfAddress(row), row);
    const before = this.#currentAddresses.get(row.childId);
    this.#currentAddresses.set(row.childId, row);
    if (before !== undefined) setFirst(this.#addresses, placeOfAddress(before), { ...before, current: false });
  }
}

function nameRow(
  childId: string,
  kind: ChildName['kind'],
  { givenName, familyName }: Pick<DescribedChild, 'givenName' | 'familyName'>,
): Row<ChildName> {
  return { childId, kind, givenName, familyName, givenKey: nameKey(givenName), familyKey: nameKey(familyName) };
}

function placeOfName({ childId, givenKey, familyKey }: Row<ChildName>): string {
  return `${childId} ${givenKey} ${familyKey}`;
}

function placeOfAddress(row: Row<ChildAddress>): string {
  return `${row.childId} ${row.addressKey}`;
}

function setFirst<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}
