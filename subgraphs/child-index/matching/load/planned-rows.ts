import { randomUUID } from 'node:crypto';
import { Blocks } from '../candidates/blocks.ts';
import { ClaimRows } from '../claim-rows.ts';
import { Agreement } from '../compare/agreement.ts';
import { DescribedRows } from '../described-rows.ts';
import { fieldWeights } from '../field-weights.ts';
import { INDEX_ROWS } from '../index-rows.ts';
import type { LinkDecision } from '../link-decision.ts';
import { LinkJournal } from '../link-journal.ts';
import { LinkRows } from '../link-rows.ts';
import type { LinkModel } from '../model/link-model.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import { readRecord } from '../read-record.ts';
import { newRows, type NewRows } from '../write-rows.ts';
import type { ExtractRecord } from './extract-record.ts';
import type { LoadPlan } from './plan-load.ts';

/** The tables that a load fills. */
export const LOADED_TABLES: readonly string[] = [...new Set(Object.values(INDEX_ROWS).map(({ table }) => table))];

/** What is to be written of planned children and doubts, which go by the places of records. */
export class PlannedRows {
  readonly #extracts: readonly ExtractRecord[];
  readonly #matching: readonly MatchingRecord[];
  readonly #model: LinkModel;
  readonly #agreement: Agreement;
  /** The child that each record was given. */
  readonly #childIds: string[];

  /** @param matching the extracts as they are compared */
  constructor(extracts: readonly ExtractRecord[], matching: readonly MatchingRecord[], model: LinkModel) {
    this.#extracts = extracts;
    this.#matching = matching;
    this.#model = model;
    this.#agreement = new Agreement(model.freeFields);
    this.#childIds = Array.from({ length: extracts.length });
  }

  /**
   * New children: what their records say, their links, and an event for each link with the weights that it rests on.
   * @param children the places of the records of each, the earliest first
   * @param nextArrival the number of the next record in the order in which records come
   */
  ofChildren(children: readonly (readonly number[])[], nextArrival: () => number): NewRows[] {
    const described = new DescribedRows();
    const claims = new ClaimRows();
    const links = new LinkRows();
    const journal = new LinkJournal(this.#model.version);
    const found = new Blocks();
    for (const places of children) {
      const childId = randomUUID();
      const before: number[] = [];
      for (const place of places) {
        const { custodian, record } = at(this.#extracts, place);
        const reading = readRecord(custodian, record, at(this.#matching, place));
        const { source, identifiers, descriptionKey, version } = reading;
        const { recordId, child } = record;
        const isFirst = before.length === 0;
        const decision: LinkDecision = isFirst
          ? { zone: 'NEW' }
          : { zone: 'LINK', childId, linkedBy: 'SCORE', evidence: this.#weights(place, before) };
        journal.add(custodian, recordId, childId, decision);
        described.add({ childId, custodian, recordId, child, leads: isFirst ? { founder: source } : null });
        claims.add({ custodian, recordId, childId, identifiers, descriptionKey });
        const linkedBy = isFirst ? 'NEW_CHILD' : 'SCORE';
        const keys = found.add(reading.keys, childId);
        links.add(reading, { childId, version, linkedBy, part: childId }, String(nextArrival()), keys);
        this.#childIds[place] = childId;
        before.push(place);
      }
    }
    return [...described.newRows(), ...claims.newRows(), ...links.newRows(), ...journal.newRows()];
  }

  /** Doubts about children whose rows have been made: their place in the queue of reviews, and their events. */
  ofReviews(doubts: LoadPlan['reviews']): NewRows[] {
    const model = this.#model.version;
    const reviews = doubts.map(({ record, candidate }) => {
      const { custodian, record: own } = at(this.#extracts, record);
      const [childId, candidateId] = [at(this.#childIds, record), at(this.#childIds, candidate)];
      const weights = this.#weights(record, [candidate]);
      return { id: randomUUID(), custodian, recordId: own.recordId, childId, candidateId, model, weights };
    });
    const events = reviews.map(({ id: review, childId: child, candidateId: other, ...doubt }) => {
      return { kind: 'REVIEW_OPENED', ...doubt, child, other, review };
    });
    return [...newRows(INDEX_ROWS.event, events), ...newRows(INDEX_ROWS.review, reviews)];
  }

  #weights(record: number, others: readonly number[]) {
    const [one, all] = [at(this.#matching, record), others.map((place) => at(this.#matching, place))];
    return fieldWeights(one, all, this.#model, this.#agreement);
  }
}

function at<Value>(values: readonly Value[], place: number): Value {
  const value = values[place];
  if (value === undefined) throw new RangeError(`the plan speaks of record ${place}, which there is not`);
  return value;
}
