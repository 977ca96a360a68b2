import type { BlockingKey } from './block/blocking-keys.ts';
import { LikelyChildren, type Findable } from './candidates/likely-children.ts';
import type { ChildEntry } from './candidates/load-likely-children.ts';
import type { CandidateChild } from './decide/decide-link.ts';
import type { Identifier } from './link-record.ts';
import type { LoadedCandidates } from './load-candidates.ts';
import type { KnownRecord } from './load-known-records.ts';
import type { LikelyCandidates } from './scored-rule.ts';

/**
 * What the index knows of the children that some records could concern: taken in as it is loaded, and kept up to date
 * while the records are worked through, so that a later one finds a child that an earlier one brought. While one is in
 * use nobody else may change links: what is known already is then never older than what is loaded.
 */
export class RegistrationBatch implements LikelyCandidates {
  /** By custodian and record id. */
  readonly links = new Map<string, KnownRecord>();
  #arrivals: string[] = [];
  readonly #childByIdentifier = new Map<string, string>();
  readonly #childByDescription = new Map<string, string>();
  readonly #identifiersByChild = new Map<string, Identifier[]>();
  readonly #likely = new LikelyChildren();

  /** Takes in what was loaded for further records. */
  learn({ links, arrivals, claims, likely }: LoadedCandidates): void {
    for (const [source, link] of links) if (!this.links.has(source)) this.links.set(source, link);
    this.#arrivals = [...arrivals.toReversed(), ...this.#arrivals];
    for (const { childId, key } of claims) if (key !== null) this.describe(childId, key);
    for (const { childId, type, value } of claims) if (type !== null) this.identify(childId, { type, value });
    this.#likely.learn(likely);
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

  /**
   * Notes that a record is of a child, and what it says.
   * @returns the keys under which the child is found from now on and was not before
   */
  place(childId: string, source: string, record: Findable): BlockingKey[] {
    return this.#likely.add(childId, source, record);
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
