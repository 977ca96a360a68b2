import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type { LinkDecision } from './link-decision.ts';
import { appendEvents, type NewLinkEvent } from './links/append-events.ts';
import { openReviews, type NewReview } from './review/open-reviews.ts';

/** Gathers what was decided about the records of one batch, and writes it at once. */
export class LinkJournal {
  readonly #model: string;
  readonly #events: NewLinkEvent[] = [];
  readonly #reviews: NewReview[] = [];

  constructor(model: string) {
    this.#model = model;
  }

  /**
   * Notes what became of a record that came for the first time.
   * @param childId the child that it has now
   */
  add(custodian: Custodian, recordId: string, childId: string, decision: LinkDecision): void {
    const model = this.#model;
    const placed = { custodian, record_id: recordId, child: childId };
    if (decision.zone === 'LINK') {
      this.#events.push({ kind: 'LINKED', ...placed, model, weights: decision.evidence });
      return;
    }
    this.#events.push({ kind: 'CREATED', ...placed });
    if (decision.zone === 'NEW') return;
    const { childId: candidate, evidence: weights } = decision;
    const id = randomUUID();
    this.#events.push({ kind: 'REVIEW_OPENED', ...placed, other: candidate, review: id, model, weights });
    this.#reviews.push({
      id,
      custodian,
      record_id: recordId,
      child_id: childId,
      candidate_id: candidate,
      model,
      weights,
    });
  }

  async write(em: SqlEntityManager): Promise<void> {
    if (this.#events.length > 0) await appendEvents(em, this.#events);
    if (this.#reviews.length > 0) await openReviews(em, this.#reviews);
  }
}
