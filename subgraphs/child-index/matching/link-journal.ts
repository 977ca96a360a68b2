import { randomUUID } from 'node:crypto';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type { LinkDecision } from './link-decision.ts';
import { INDEX_ROWS } from './index-rows.ts';
import { newRows, type NewRows } from './write-rows.ts';

type NewEvent = Readonly<Partial<Record<keyof typeof INDEX_ROWS.event.columns, unknown>>>;
type NewReview = Readonly<Record<keyof typeof INDEX_ROWS.review.columns, unknown>>;

/** Gathers what was decided about records that came for the first time. */
export class LinkJournal {
  readonly #model: string;
  readonly #events: NewEvent[] = [];
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
    const placed = { custodian, recordId, child: childId };
    if (decision.zone === 'LINK') {
      this.#events.push({ kind: 'LINKED', ...placed, model, weights: decision.evidence });
      return;
    }
    this.#events.push({ kind: 'CREATED', ...placed });
    if (decision.zone === 'NEW') return;
    const { childId: candidate, evidence: weights } = decision;
    const id = randomUUID();
    this.#events.push({ kind: 'REVIEW_OPENED', ...placed, other: candidate, review: id, model, weights });
    this.#reviews.push({ id, custodian, recordId, childId, candidateId: candidate, model, weights });
  }

  newRows(): NewRows[] {
    return [...newRows(INDEX_ROWS.event, this.#events), ...newRows(INDEX_ROWS.review, this.#reviews)];
  }
}
