import type { EntityData } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type { DescribedChild } from '../../../schema/contract/child-registration.ts';
import { ChildAddress } from '../identity/child-address.entity.ts';
import type { ChildIdentifier } from '../identity/child-identifier.entity.ts';
import { ChildName } from '../identity/child-name.entity.ts';
import type { Child } from '../identity/child.entity.ts';
import type { ParentOrCarer } from '../identity/parent-or-carer.entity.ts';
import type { DescriptionKey } from './description-key.entity.ts';
import type { Identifier } from './link-record.ts';
import { addressKey, nameKey, postcodeKey } from './normalise.ts';
import { writeRows } from './write-rows.ts';
import { INDEX_ROWS } from './index-rows.ts';
import { nameSounds } from './normalise/name-sounds.ts';

/** What one record says of a child, on its way into the index. */
export interface Description {
  readonly childId: string;
  readonly custodian: Custodian;
  readonly recordId: string;
  readonly child: DescribedChild;
  readonly identifiers: readonly Identifier[];
  readonly descriptionKey: string | null;
  /** The record that brought the child, where this record is the one that the child's entry is described by. */
  readonly leads: { readonly founder: string } | null;
}

/** What an entity's table keeps, as plain values. */
type Row<Entity> = Pick<Entity, keyof Entity>;

/** Whose words a row is. */
type Said = Pick<ChildName, 'custodian' | 'recordId' | 'childId'>;

/**
 * Gathers what records say of children as rows, and writes each table once. What a record has said stays known: a name,
 * address or parent that it said before is left as it is, but for which of its names and addresses are current.
 */
export class DescribedRows {
  readonly #children = new Map<string, EntityData<Child>>();
  readonly #names = new Map<string, Row<ChildName>>();
  readonly #addresses = new Map<string, Row<ChildAddress>>();
  /** The latest of each record, by record. */
  readonly #currentNames = new Map<string, Row<ChildName>>();
  readonly #currentAddresses = new Map<string, Row<ChildAddress>>();
  readonly #parents = new Map<string, EntityData<ParentOrCarer>>();
  readonly #identifiers = new Map<string, EntityData<ChildIdentifier>>();
  readonly #keys = new Map<string, EntityData<DescriptionKey>>();

  add({ childId, custodian, recordId, child, identifiers, descriptionKey, leads }: Description): void {
    const said: Said = { custodian, recordId, childId };
    if (leads !== null) {
      this.#children.set(childId, {
        id: childId,
        givenName: child.givenName,
        familyName: child.familyName,
        dateOfBirth: child.dateOfBirth,
        expectedDateOfDelivery: child.expectedDateOfDelivery,
        sex: child.sex,
        describedBy: `${custodian} ${recordId}`,
        founder: leads.founder,
      });
    }
    this.#addName(nameRow(said, 'CURRENT', child));
    for (const other of child.otherNames) this.#addName(nameRow(said, other.kind, other));
    if (child.address !== null || child.postcode !== null) {
      const { address, postcode } = child;
      const keys = { addressKey: addressKey(address, postcode), postcodeKey: postcodeKey(postcode) };
      this.#addAddress({ ...said, ...keys, address, postcode, current: true });
    }
    for (const parent of child.parentsAndCarers) {
      const key = nameKey(parent.name);
      setFirst(this.#parents, `${placeOf(said)} ${key}`, { ...said, nameKey: key, ...parent });
    }
    for (const { type, value } of identifiers) {
      setFirst(this.#identifiers, `${placeOf(said)} ${type} ${value}`, { ...said, type, value });
    }
    if (descriptionKey !== null) {
      setFirst(this.#keys, `${placeOf(said)} ${descriptionKey}`, { ...said, key: descriptionKey });
    }
  }

  async write(em: SqlEntityManager): Promise<void> {
    if (this.#currentNames.size === 0) return;
    await writeRows(em, INDEX_ROWS.child, [...this.#children.values()]);
    const renamed = { ...recordsOf(this.#currentNames), kind: 'CURRENT' as const };
    await em.nativeUpdate(ChildName, renamed, { kind: 'FORMER' });
    await writeRows(em, INDEX_ROWS.name, [...this.#names.values()]);
    await writeRows(em, INDEX_ROWS.currentName, [...this.#currentNames.values()]);
    await em.nativeUpdate(ChildAddress, { ...recordsOf(this.#currentAddresses), current: true }, { current: false });
    await writeRows(em, INDEX_ROWS.address, [...this.#addresses.values()]);
    await writeRows(em, INDEX_ROWS.currentAddress, [...this.#currentAddresses.values()]);
    await writeRows(em, INDEX_ROWS.parent, [...this.#parents.values()]);
    await writeRows(em, INDEX_ROWS.identifier, [...this.#identifiers.values()]);
    await writeRows(em, INDEX_ROWS.descriptionKey, [...this.#keys.values()]);
  }

  #addName(row: Row<ChildName>): void {
    if (row.kind !== 'CURRENT') return setFirst(this.#names, placeOfName(row), row);
    const before = this.#currentNames.get(placeOf(row));
    this.#currentNames.set(placeOf(row), row);
    if (before !== undefined) setFirst(this.#names, placeOfName(before), { ...before, kind: 'FORMER' });
  }

  #addAddress(row: Row<ChildAddress>): void {
    const before = this.#currentAddresses.get(placeOf(row));
    this.#currentAddresses.set(placeOf(row), row);
    if (before !== undefined) setFirst(this.#addresses, placeOfAddress(before), { ...before, current: false });
  }
}

function nameRow(
  said: Said,
  kind: ChildName['kind'],
  { givenName, familyName }: Pick<DescribedChild, 'givenName' | 'familyName'>,
): Row<ChildName> {
  const keys = { givenKey: nameKey(givenName), familyKey: nameKey(familyName) };
  return { ...said, kind, givenName, familyName, ...keys, ...nameSounds(givenName, familyName) };
}

/** All rows are of one agency's records: those that are registered together. */
function recordsOf(rows: ReadonlyMap<string, Said>) {
  const said = [...rows.values()];
  const custodian = { $in: [...new Set(said.map((row) => row.custodian))] };
  return { custodian, recordId: { $in: said.map((row) => row.recordId) } };
}

function placeOf({ custodian, recordId }: Said): string {
  return `${custodian} ${recordId}`;
}

function placeOfName(row: Row<ChildName>): string {
  return `${placeOf(row)} ${row.givenKey} ${row.familyKey}`;
}

function placeOfAddress(row: Row<ChildAddress>): string {
  return `${placeOf(row)} ${row.addressKey}`;
}

function setFirst<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}
