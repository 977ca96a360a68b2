import type { Purpose } from '../../schema/contract/actor.ts';
import type { RequestContext } from '../../schema/contract/request-context.ts';
import { decideIdentity } from '../../subgraphs/child-index/identity/identity-release.ts';
import type { DecidedItem } from '../../subgraphs/child-index/sharing/decided-item.ts';
import { isArchived } from '../../subgraphs/child-index/sharing/archive.ts';
import { decideInvolvement, involvementGroups } from '../../subgraphs/child-index/sharing/involvement-decision.ts';
import type { SharingRecord } from '../../subgraphs/child-index/sharing/sharing-record.ts';
import type { DemoChild } from '../../subgraphs/kernel/demo-person.ts';
import { PERSONA_NAMES, PERSONAS, type PersonaName } from '../demo/personas.ts';
import { demoSharingRecord } from './demo-sharing-record.ts';
import type { Question } from './question.ts';

/** Purposes for which an override of a shield or of consent is a matter of rules. */
const GRAVE: ReadonlySet<Purpose> = new Set(['SAFEGUARD_S47', 'EMERGENCY', 'STATUTORY']);

/**
 * Every decision that the personas could ask of the index about a population, each for every purpose of theirs: what the
 * index keeps, every involvement, and what is published of it. Grave purposes are asked with and without an override.
 * @param now milliseconds since the epoch
 */
export function* demoQuestions(population: readonly DemoChild[], now: number): Generator<Question> {
  const today = new Date(now).toISOString().slice(0, 10);
  for (const child of population) {
    const record = demoSharingRecord(child, today);
    for (const persona of PERSONA_NAMES) {
      for (const request of requestsOf(persona, now)) yield* questionsAbout(child.key, persona, record, request, now);
    }
  }
}

function* questionsAbout(
  child: string,
  persona: PersonaName,
  record: SharingRecord,
  request: RequestContext,
  now: number,
): Generator<Question> {
  const involvements = involvementGroups(record).map((group) => decideInvolvement(group, record, request, now).decided);
  for (const { item, facts } of [decideIdentity(record, request, now).decided, ...involvements].flat()) {
    yield {
      child,
      persona,
      purpose: request.purpose ?? '',
      override: request.override !== null,
      category: item.category ?? '',
      holder: holderOf(item),
      factsUnder: (regime) => ({ ...facts, child: { ...facts.child, archived: isArchived(record, now, regime) } }),
    };
  }
}

function holderOf({ agency, unit }: DecidedItem['item']): string {
  return unit === '' ? (agency ?? '') : `${agency}/${unit}`;
}

function requestsOf(persona: PersonaName, now: number): RequestContext[] {
  const { actor, suggested } = PERSONAS[persona];
  return actor.purposes.flatMap((purpose) => {
    const plain: RequestContext = {
      requestId: '',
      actor,
      purpose,
      reason: suggested.reason,
      override: null,
      reasonableCause: null,
      issuedAt: now,
      deadline: now,
    };
    if (!GRAVE.has(purpose)) return [plain];
    return [plain, { ...plain, override: 'A child may be in danger', reasonableCause: 'A sign of significant harm' }];
  });
}
