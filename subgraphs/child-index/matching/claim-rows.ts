import type { Custodian } from '../../../schema/contract/agency.ts';
import type { Identifier } from './link-record.ts';
import { INDEX_ROWS } from './index-rows.ts';
import { missingRows, newRows, type NewRows } from './write-rows.ts';

/** What a record is found by exactly. */
export interface Claim {
  readonly custodian: Custodian;
  readonly recordId: string;
  readonly childId: string;
  readonly identifiers: readonly Identifier[];
  readonly descriptionKey: string | null;
}

/**
 * Gathers the numbers and exact descriptions of records, new ones and known ones in the order in which they came: of two
 * children that have one, it leads to the one whose record came with it first.
 */
export class ClaimRows {
  readonly #identifiers = new Map<string, object>();
  readonly #keys = new Map<string, object>();
  #someKnown = false;

  /** @param isKnown whether the index has the record, and may have what it claims */
  add({ custodian, recordId, childId, identifiers, descriptionKey }: Claim, isKnown = false): void {
    this.#someKnown ||= isKnown;
    const said = { custodian, recordId, childId };
    const put = (rows: Map<string, object>, key: string, row: object) => {
      const place = `${custodian} ${recordId} ${key}`;
      if (!rows.has(place)) rows.set(place, row);
    };
    for (const one of identifiers) put(this.#identifiers, `${one.type} ${one.value}`, { ...said, ...one });
    if (descriptionKey !== null) put(this.#keys, descriptionKey, { ...said, key: descriptionKey });
  }

  newRows(): NewRows[] {
    // To look for each row first takes half as long again as to write it.
    const rows = this.#someKnown ? missingRows : newRows;
    return [
      ...rows(INDEX_ROWS.identifier, [...this.#identifiers.values()]),
      ...rows(INDEX_ROWS.descriptionKey, [...this.#keys.values()]),
    ];
  }
}
