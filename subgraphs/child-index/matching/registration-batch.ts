import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Custodian } from '../../../schema/contract/agency.ts';
import { Child } from '../identity/child.entity.ts';
import { RecordLink } from '../involvement/record-link.entity.ts';
import { LikelyChildren, type Findable } from './candidates/likely-children.ts';
import type { CandidateChild } from './decide/decide-link.ts';
import type { Identifier, Linkable } from './link-record.ts';
import type { LikelyCandidates } from './scored-rule.ts';

/** What registration needs to know of a child's entry. */
type ChildEntry = Pick<Child, 'describedBy' | 'founder' | 'scope'>;

/** A record of the batch. */
type Arriving = Linkable & Findable & { readonly record: { readonly recordId: string } };

/**
 * What the index knows of the children that one batch of records could concern: loaded in five queries, then kept up to
 * date while the batch is worked through, so that a later record of the batch finds a child an earlier one brought.
 */
export class RegistrationBatch implements LikelyCandidates {
  readonly links = new Map<string, RecordLink>();
  readonly children = new Map<string, ChildEntry>();
  readonly #childByIdentifier = new Map<string, string>();
  readonly #childByDescription = new Map<string, string>();
  readonly #identifiersByChild = new Map<string, Identifier[]>();
  readonly #likely: LikelyChildren;

  private constructor(likely: LikelyChildren) {
    this.#likely = likely;
  }

  static async load(
    em: SqlEntityManager,
    custodian: Custodian,
    arriving: readonly Arriving[],
  ): Promise<RegistrationBatch> {
    const recordIds = arriving.map(({ record }) => record.recordId);
    const links = await em.find(RecordLink, { custodian, recordId: { $in: recordIds } });
    const linked = new Set(links.map(({ recordId }) => recordId));
    const said = await candidates(em, arriving);
    // Only what comes for the first time is compared.
    const unknown = arriving.filter(({ record }) => !linked.has(record.recordId));
    const likely = await LikelyChildren.load(
      em,
      unknown,
      said.map(({ childId }) => childId),
    );
    const batch = new RegistrationBatch(likely);
    for (const link of links) batch.links.set(link.recordId, link);
    for (const { childId, key } of said) if (key !== null) batch.describe(childId, key);
    for (const { childId, type, value } of said) if (type !== null) batch.identify(childId, { type, value });

    const childIds = [...new Set([...[...links, ...said].map(({ childId }) => childId), ...likely.childIds])];
    const children = await em.find(
      Child,
      { id: { $in: childIds } },
      { fields: ['id', 'describedBy', 'founder', 'scope'] },
    );
    for (const child of children) batch.children.set(child.id, child);
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

  like(record: Findable) {
    return this.#likely.like(record);
  }

  child(childId: string): CandidateChild {
    return this.#likely.child(childId);
  }

  /** Notes that a record is of a child, and what it says. */
  place(childId: string, source: string, record: Findable): void {
    this.#likely.add(childId, source, record);
  }

  /** Notes that a record of the child has this identifier; where another child's had it before, that one keeps it. */
  identify(childId: string, identifier: Identifier): void {
    const holder = this.childWith(identifier);
    if (holder !== undefined) return;
    this.#childByIdentifier.set(keyOf(identifier), childId);
    this.#identifiersByChild.set(childId, [...this.identifiersOf(childId), identifier]);
  }

  /** Notes that the child is described so; where two children are, the earlier one keeps the key. */
  describe(childId: string, descriptionKey: string): void {
    if (!this.#childByDescription.has(descriptionKey)) this.#childByDescription.set(descriptionKey, childId);
  }
}

/** A description's key or a number that some record of a child has. */
type Said = { readonly childId: string } & (
  { readonly key: string; readonly type: null; readonly value: null } | ({ readonly key: null } & Identifier)
);

/**
 * The children that records could belong to, by number or exact description: these keys, and all numbers of each, in the
 * order in which records came with them. One query, whatever the number of records.
 */
async function candidates(em: SqlEntityManager, linkables: readonly Linkable[]): Promise<Said[]> {
  const keys = linkables.map((one) => one.descriptionKey).filter((key) => key !== null);
  const values = linkables.flatMap((one) => one.identifiers.map((identifier) => identifier.value));
  const { rows } = await sql<Said>`
    with described as (
      select child_id, key, claim from child_index.description_key where key = any(${keys}::text[])
    ), numbered as (
      select child_id from child_index.child_identifier where value = any(${values}::text[])
    )
    select child_id as "childId", key, null as type, null as value, claim from described
    union all
    select i.child_id, null, i.type, i.value, i.claim from child_index.child_identifier i
    where i.child_id in (select child_id from described union select child_id from numbered)
    order by claim`.execute(em.getKysely());
  return rows;
}

function keyOf(identifier: Identifier): string {
  return `${identifier.type} ${identifier.value}`;
}
