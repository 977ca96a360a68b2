import type { EntityData } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type { DescribedChild } from '../../../schema/contract/child-registration.ts';
import type { ChildAddress } from '../identity/child-address.entity.ts';
import type { ChildName } from '../identity/child-name.entity.ts';
import type { Child } from '../identity/child.entity.ts';
import type { ParentOrCarer } from '../identity/parent-or-carer.entity.ts';
import { addressKey, nameKey, postcodeKey } from './normalise.ts';
import { newRows, writeRows, type NewRows } from './write-rows.ts';
import { INDEX_ROWS } from './index-rows.ts';
import { nameSounds } from './normalise/name-sounds.ts';
import { nameOf } from './candidates/name-of.ts';

/** What one record says of a child, on its way into the index. */
export interface Description {
  readonly childId: string;
  readonly custodian: Custodian;
  readonly recordId: string;
  readonly child: DescribedChild;
  /** The record that brought the child, where this record is the one that the child's entry is described by. */
  readonly leads: { readonly founder: string } | null;
}

/** What an entity's table keeps, as plain values. */
type Row<Entity> = Pick<Entity, keyof Entity>;

/** Whose words a row is. */
type Said = Pick<ChildName, 'custodian' | 'recordId' | 'childId'>;

/**
 * Gathers what records say of children as rows, and writes each table once. What a record has said stays known: a name,
 * address or parent that it said before is left as it is, but for which of its names and addresses are current. Records
 * that the index knows already and those that it does not are gathered apart.
 */
export class DescribedRows {
  readonly #children = new Map<string, EntityData<Child>>();
  readonly #names = new Map<string, Row<ChildName>>();
  readonly #addresses = new Map<string, Row<ChildAddress>>();
  /** The latest of each record, by record. */
  readonly #currentNames = new Map<string, Row<ChildName>>();
  readonly #currentAddresses = new Map<string, Row<ChildAddress>>();
  readonly #parents = new Map<string, EntityData<ParentOrCarer>>();

  add({ childId, custodian, recordId, child, leads }: Description): void {
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
  }

  /** What records say that the index did not know yet. */
  newRows(): NewRows[] {
    for (const row of this.#currentNames.values()) this.#names.delete(placeOfName(row));
    for (const row of this.#currentAddresses.values()) this.#addresses.delete(placeOfAddress(row));
    return [
      ...newRows(INDEX_ROWS.child, [...this.#children.values()]),
      ...newRows(INDEX_ROWS.name, [...this.#currentNames.values(), ...this.#names.values()]),
      ...newRows(INDEX_ROWS.address, [...this.#currentAddresses.values(), ...this.#addresses.values()]),
      ...newRows(INDEX_ROWS.parent, [...this.#parents.values()]),
    ];
  }

  /** Writes what records say that the index knew, beside what they have said before. */
  async renew(em: SqlEntityManager): Promise<void> {
    if (this.#currentNames.size === 0) return;
    await writeRows(em, INDEX_ROWS.child, [...this.#children.values()]);
    await leaveBehind(em, 'child_name', sql`kind = 'FORMER'`, sql`kind = 'CURRENT'`, this.#currentNames);
    await writeRows(em, INDEX_ROWS.name, [...this.#names.values()]);
    await writeRows(em, INDEX_ROWS.currentName, [...this.#currentNames.values()]);
    await leaveBehind(em, 'child_address', sql`current = false`, sql`current`, this.#currentAddresses);
    await writeRows(em, INDEX_ROWS.address, [...this.#addresses.values()]);
    await writeRows(em, INDEX_ROWS.currentAddress, [...this.#currentAddresses.values()]);
    await writeRows(em, INDEX_ROWS.parent, [...this.#parents.values()]);
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
  return { ...said, kind, givenName, familyName, ...keys, ...nameSounds(givenName, familyName, nameOf) };
}

/** What the records called current is so no more. */
async function leaveBehind(
  em: SqlEntityManager,
  table: 'child_name' | 'child_address',
  change: RawBuilder<unknown>,
  was: RawBuilder<unknown>,
  rows: ReadonlyMap<string, Said>,
): Promise<void> {
  if (rows.size === 0) return;
  const said = [...rows.values()];
  await sql`
    update ${sql.table(`child_index.${table}`)} said set ${change}
    from unnest(${said.map((row) => row.custodian)}::text[], ${said.map((row) => row.recordId)}::text[])
      as renewed(custodian, record_id)
    where said.custodian = renewed.custodian and said.record_id = renewed.record_id and said.${was}`.execute(
    em.getKysely(),
  );
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
