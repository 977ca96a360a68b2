import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Custodian } from '../../../schema/contract/agency.ts';
import { ChildIdentifier } from '../identity/child-identifier.entity.ts';
import { RecordLink } from '../involvement/record-link.entity.ts';
import { DescriptionKey } from './description-key.entity.ts';
import type { Candidates, Identifier, Linkable } from './link-record.ts';

/**
 * What the index knows of the children that one batch of records could concern: loaded in four queries, then kept up to
 * date while the batch is worked through, so that a later record of the batch finds a child an earlier one brought.
 */
export class RegistrationBatch implements Candidates {
  readonly links = new Map<string, RecordLink>();
  readonly #childByIdentifier = new Map<string, string>();
  readonly #childByDescription = new Map<string, string>();
  readonly #identifiersByChild = new Map<string, Identifier[]>();

  static async load(
    em: SqlEntityManager,
    custodian: Custodian,
    recordIds: readonly string[],
    linkables: readonly Linkable[],
  ): Promise<RegistrationBatch> {
    const batch = new RegistrationBatch();
    const links = await em.find(RecordLink, { custodian, recordId: { $in: [...recordIds] } });
    for (const link of links) batch.links.set(link.recordId, link);

    const keys = linkables.map((one) => one.descriptionKey).filter((key) => key !== null);
    for (const { key, childId } of await em.find(DescriptionKey, { key: { $in: keys } })) batch.describe(childId, key);

    const values = linkables.flatMap((one) => one.identifiers.map((identifier) => identifier.value));
    const claimed = await em.find(ChildIdentifier, { value: { $in: values } });
    for (const { childId, type, value } of claimed) batch.#childByIdentifier.set(keyOf({ type, value }), childId);

    const children = new Set([...batch.#childByIdentifier.values(), ...batch.#childByDescription.values()]);
    const all = await em.find(ChildIdentifier, { childId: { $in: [...children] } });
    for (const { childId, type, value } of all) batch.identify(childId, { type, value });
    return batch;
  }

  childWith(identifier: Identifier): string | undefined {
    return this.#childByIdentifier.get(keyOf(identifier));
  }

  childDescribedAs(descriptionKey: string): string | undefined {
    return this.#childByDescription.get(descriptionKey);
  }

  identifiersOf(childId: string): readonly Identifier[] {
    return this.#identifiersByChild.get(childId) ?? [];
  }

  /** Notes that the child has this identifier. */
  identify(childId: string, identifier: Identifier): void {
    this.#childByIdentifier.set(keyOf(identifier), childId);
    const known = this.#identifiersByChild.get(childId) ?? [];
    this.#identifiersByChild.set(childId, [...known, identifier]);
  }

  /** Notes that the child is described so; where two children are, the earlier one keeps the key. */
  describe(childId: string, descriptionKey: string): void {
    if (!this.#childByDescription.has(descriptionKey)) this.#childByDescription.set(descriptionKey, childId);
  }
}

function keyOf(identifier: Identifier): string {
  return `${identifier.type} ${identifier.value}`;
}
