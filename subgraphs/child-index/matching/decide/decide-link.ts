import type { LinkModel } from '../model/link-model.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import { Agreement } from '../compare/agreement.ts';
import type { GuardReason } from './guards.ts';
import { weighGroups } from './weigh-groups.ts';
import { zoneOf, type Zone } from './zones.ts';

/** A child whom the record could belong to, with all records that are linked to it. */
export interface CandidateChild {
  readonly childId: string;
  readonly records: readonly MatchingRecord[];
  /** Whether a person has said that the record is not this child's. */
  readonly markedNotTheSame: boolean;
}

export interface LinkDecision {
  readonly zone: Zone;
  /** The child to link to, or to ask about first; null where the record is a new child's. */
  readonly childId: string | null;
  readonly reason: GuardReason | 'ODDS' | 'SEVERAL_CHILDREN' | 'NO_CANDIDATE';
  /** What the decision rests on, for each child that was not ruled out, likeliest first. */
  readonly evidence: readonly CandidateEvidence[];
}

export interface CandidateEvidence {
  readonly childId: string;
  /** Mean over the child's records, and that of the one that agrees best, in bits. */
  readonly odds: number;
  readonly best: number;
  /** What the odds alone would decide. */
  readonly zone: Zone;
  readonly guard: GuardReason | null;
}

/** Two children who both could be meant are told apart only where the one is this much likelier, in bits. */
const CLEARLY_LIKELIER = 5;

/**
 * Decides which child a record belongs to. It is linked where one child alone is likely enough and nothing forbids it; a
 * person is asked where the odds leave a doubt, where a guard forbids it, or where two children are about as likely. A
 * twin of plainly another name is ruled out by the odds alone, unless it has one of the record's numbers: that is a doubt.
 */
export function decideLink(
  record: MatchingRecord,
  candidates: readonly CandidateChild[],
  model: LinkModel,
): LinkDecision {
  const agreement = new Agreement(model.freeFields);
  const evidence = candidates
    .flatMap((candidate) => evidenceOf(record, candidate, model, agreement) ?? [])
    .toSorted((left, right) => right.odds - left.odds || (left.childId < right.childId ? -1 : 1));
  const [best, second] = evidence.filter(({ guard }) => guard !== 'MARKED_NOT_THE_SAME');
  if (best === undefined) {
    const reason = evidence.length === 0 ? 'NO_CANDIDATE' : 'MARKED_NOT_THE_SAME';
    return { zone: 'NEW', childId: null, reason, evidence };
  }
  const { childId, odds, guard, zone } = best;
  if (guard !== null) return { zone: 'REVIEW', childId, reason: guard, evidence };
  const rivalled = second !== undefined && second.zone === 'LINK' && odds - second.odds < CLEARLY_LIKELIER;
  if (rivalled) return { zone: 'REVIEW', childId, reason: 'SEVERAL_CHILDREN', evidence };
  return { zone, childId, reason: 'ODDS', evidence };
}

/** Null where the candidate is ruled out, as most are. */
function evidenceOf(
  record: MatchingRecord,
  candidate: CandidateChild,
  model: LinkModel,
  agreement: Agreement,
): CandidateEvidence | null {
  const { childId, records, markedNotTheSame } = candidate;
  if (records.length === 0) return null;
  const { odds, best, guard } = weighGroups([record], records, model, agreement);
  const zone = zoneOf(odds, best);
  if (zone === 'NEW') return null;
  return { childId, odds, best, zone, guard: markedNotTheSame ? 'MARKED_NOT_THE_SAME' : guard };
}
