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

/**
 * Gathers what records say of children as rows, and writes each table once. A name, address or parent that is known
 * already is left as it is; nothing is taken away.
 */
export class DescribedRows {
  readonly #children = new Map<string, EntityData<Child>>();
  readonly #names = new Map<string, EntityData<ChildName>>();
  readonly #addresses = new Map<string, ChildAddress>();
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
    this.#name(childId, leading ? 'CURRENT' : 'KNOWN_AS', child);
    for (const other of child.otherNames) this.#name(childId, other.kind, other);
    if (child.address !== null || child.postcode !== null) {
      const key = addressKey(child.address, child.postcode);
      const { address, postcode } = child;
      const row = { childId, addressKey: key, address, postcode, postcodeKey: postcodeKey(postcode), current: leading };
      const place = `${childId} ${key}`;
      if (leading) this.#addresses.set(place, row);
      else setFirst(this.#addresses, place, row);
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
    const addresses = [...this.#addresses.values()];
    const leading = addresses.filter((row) => row.current);
    const moved = leading.map((row) => row.childId);
    if (moved.length > 0) await em.nativeUpdate(ChildAddress, { childId: { $in: moved } }, { current: false });
    await em.upsertMany(ChildAddress, leading);
    await em.upsertMany(
      ChildAddress,
      addresses.filter((row) => !row.current),
      ignore,
    );
    await em.upsertMany(ChildName, [...this.#names.values()], ignore);
    await em.upsertMany(ParentOrCarer, [...this.#parents.values()], ignore);
    await em.upsertMany(ChildIdentifier, [...this.#identifiers.values()], ignore);
    await em.upsertMany(DescriptionKey, [...this.#keys.values()], ignore);
  }

  #name(childId: string, kind: ChildName['kind'], name: Pick<DescribedChild, 'givenName' | 'familyName'>): void {
    const givenKey = nameKey(name.givenName);
    const familyKey = nameKey(name.familyName);
    const { givenName, familyName } = name;
    const row = { childId, kind, givenName, familyName, givenKey, familyKey };
    setFirst(this.#names, `${childId} ${givenKey} ${familyKey}`, row);
  }
}

function setFirst<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}
