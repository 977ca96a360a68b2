import { decideLink, type CandidateChild } from './decide/decide-link.ts';
import { weighGroups } from './decide/weigh-groups.ts';
import { LINK_FROM } from './decide/zones.ts';
import type { Findable } from './candidates/likely-children.ts';
import { fieldWeights } from './field-weights.ts';
import type { LinkRule } from './link-decision.ts';
import { linkRecord, type Candidates, type Identifier, type Linkable } from './link-record.ts';
import type { LinkModel } from './model/link-model.ts';

/** The children whom a record could belong to, by number, by description and by likeness. */
export interface LikelyCandidates extends Candidates {
  like(record: Findable): { readonly children: readonly CandidateChild[] };
  child(childId: string): CandidateChild;
  /** Children of whom a person has said that they are not this one. */
  apartFrom(childId: string): ReadonlySet<string>;
}

/**
 * A record joins the child with its number, or of exactly its name, date of birth and address, unless what else is known
 * of the child speaks against it; else the one that the model finds likely enough. Where it leaves a doubt, or a guard
 * forbids it, a person decides.
 */
export function scoredRule(model: LinkModel): LinkRule<Linkable & Findable, LikelyCandidates> {
  const weightsOf = (record: Findable, { records }: CandidateChild) => fieldWeights(record.matching, records, model);
  return {
    model: model.version,
    decide: (record, candidates) => {
      const link = linkRecord(record, candidates);
      if (link !== null) {
        const child = candidates.child(link.childId);
        const evidence = weightsOf(record, child);
        const isSafe =
          speaksForOne(record, child, candidates.identifiersOf(link.childId), model) &&
          !isRatherOneSaidNotToBeIt(record, child, candidates, model);
        return isSafe ? { zone: 'LINK', ...link, evidence } : { zone: 'REVIEW', childId: link.childId, evidence };
      }
      const { zone, childId } = decideLink(record.matching, candidates.like(record).children, model);
      if (zone === 'NEW' || childId === null) return { zone: 'NEW' };
      const evidence = weightsOf(record, candidates.child(childId));
      return zone === 'LINK' ? { zone, childId, linkedBy: 'SCORE', evidence } : { zone, childId, evidence };
    },
  };
}

/**
 * Whether nothing else forbids what a number or an exact description says. A child of whom persons have linked records
 * with several numbers has them all; that one of its records was of it unborn is no reason against.
 */
function speaksForOne(
  { matching, identifiers }: Linkable & Findable,
  { records }: CandidateChild,
  known: readonly Identifier[],
  model: LinkModel,
): boolean {
  if (records.length === 0 || differ(identifiers, known)) return false;
  return weighGroups([matching], records, model).best >= LINK_FROM;
}

/**
 * Whether the record is as much like a child of whom a person has said that it is not this one, and has no number that
 * is this child's alone: a record that was told apart and comes again, under another id, is not linked by the number or
 * the description that misled before.
 */
function isRatherOneSaidNotToBeIt(
  { matching, identifiers }: Linkable & Findable,
  child: CandidateChild,
  candidates: LikelyCandidates,
  model: LinkModel,
): boolean {
  const others = [...candidates.apartFrom(child.childId)].map((childId) => candidates.child(childId));
  const known = others.filter(({ records }) => records.length > 0);
  if (known.length === 0) return false;
  const { best } = weighGroups([matching], child.records, model);
  return known.some((other) => {
    const { best: likeOther } = weighGroups([matching], other.records, model);
    const isOwn = (number: Identifier) => hasNumber(child, number) && !hasNumber(other, number);
    return likeOther > best || (likeOther === best && !identifiers.some(isOwn));
  });
}

function hasNumber({ records }: CandidateChild, { type, value }: Identifier): boolean {
  return records.some(({ nhsNumbers, upns }) =>
    (type === 'UPN' ? upns : nhsNumbers).some(({ text }) => text === value),
  );
}

/** Whether two sets of numbers have some of one type, and none of it in common. */
function differ(left: readonly Identifier[], right: readonly Identifier[]): boolean {
  return (['NHS_NUMBER', 'UPN'] as const).some((type) => {
    const ours = left.filter((one) => one.type === type);
    const theirs = right.filter((one) => one.type === type).map(({ value }) => value);
    return ours.length > 0 && theirs.length > 0 && !ours.some(({ value }) => theirs.includes(value));
  });
}
