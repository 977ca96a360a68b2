import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { LikelyChildren, type Findable } from './candidates/likely-children.ts';
import type { ChildEntry } from './candidates/load-likely-children.ts';
import type { CandidateChild } from './decide/decide-link.ts';
import type { Identifier, Linkable } from './link-record.ts';
import { loadClaims } from './load-claims.ts';
import { loadKnownRecords, type KnownRecord, type RecordPlace } from './load-known-records.ts';
import type { LikelyCandidates } from './scored-rule.ts';

/** A record of the batch. */
type Arriving = RecordPlace & Linkable & Findable;

/**
 * What the index knows of the children that some records could concern: loaded in three queries, then kept up to date
 * while the records are worked through, so that a later one finds a child that an earlier one brought.
 */
export class RegistrationBatch implements LikelyCandidates {
  /** By custodian and record id. */
  readonly links: Map<string, KnownRecord>;
  readonly #arrivals: string[];
  readonly #childByIdentifier = new Map<string, string>();
  readonly #childByDescription = new Map<string, string>();
  readonly #identifiersByChild = new Map<string, Identifier[]>();
  readonly #likely: LikelyChildren;

  private constructor(links: Map<string, KnownRecord>, arrivals: string[], likely: LikelyChildren) {
    this.links = links;
    this.#arrivals = arrivals;
    this.#likely = likely;
  }

  static async load(em: SqlEntityManager, arriving: readonly Arriving[]): Promise<RegistrationBatch> {
    const { links, arrivals } = await loadKnownRecords(em, arriving);
    const unknown = arriving.filter(({ source }) => !links.has(source));
    const renewed = arriving.filter(({ source, version }) => version > (links.get(source)?.version ?? version));
    const claims = await loadClaims(em, [...unknown, ...renewed]);
    const concerned = [...renewed.flatMap(({ source }) => links.get(source) ?? []), ...claims];
    // Only what comes for the first time is compared.
    const likely = await LikelyChildren.load(
      em,
      unknown,
      concerned.map(({ childId }) => childId),
    );
    const batch = new RegistrationBatch(links, arrivals.toReversed(), likely);
    for (const { childId, key } of claims) if (key !== null) batch.describe(childId, key);
    for (const { childId, type, value } of claims) if (type !== null) batch.identify(childId, { type, value });
    return batch;
  }

  /** Children's entries, by id. */
  get children(): Map<string, ChildEntry> {
    return this.#likely.entries;
  }

  /** The number of the next record in the order in which records come. */
  nextArrival(): string | undefined {
    return this.#arrivals.pop();
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

  apartFrom(childId: string): ReadonlySet<string> {
    return this.#likely.apartFrom(childId);
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

function keyOf(identifier: Identifier): string {
  return `${identifier.type} ${identifier.value}`;
}
