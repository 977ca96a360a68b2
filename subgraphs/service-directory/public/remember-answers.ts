import { unlessKnown, type PublicAnswer } from './public-answer.ts';
import type { PublicHandler } from './public-listener.ts';

/** Milliseconds for which an answer is given again. Clients may keep it for longer. */
const KEPT = 10_000;
/** Bytes of answers that are kept, all in all. */
const MOST = 16 * 1024 * 1024;

interface Kept {
  readonly until: number;
  readonly answer: PublicAnswer;
}

/**
 * The same handler, which gives an answer again for a few seconds where the same is asked; those that were asked first
 * make room for others. Questions that come while the answer is being made wait for that one. What
 * a form sends is not a question.
 */
export function rememberAnswers(handle: PublicHandler, now: () => number): PublicHandler {
  const kept = new Map<string, Kept>();
  const awaited = new Map<string, Promise<PublicAnswer>>();
  let size = 0;
  const forget = (target: string, { answer }: Kept) => {
    kept.delete(target);
    size -= target.length + answer.body.length;
  };
  const keep = (target: string, answer: PublicAnswer) => {
    const length = target.length + answer.body.length;
    const former = kept.get(target);
    if (former !== undefined) forget(target, former);
    if (answer.status !== 200 || length > MOST / 4) return;
    for (const [oldest, entry] of kept) {
      if (size + length <= MOST) break;
      forget(oldest, entry);
    }
    kept.set(target, { until: now() + KEPT, answer });
    size += length;
  };
  const fresh = (target: string): Promise<PublicAnswer> => {
    const asked = awaited.get(target);
    if (asked !== undefined) return asked;
    const answer = handle({ target, ifNoneMatch: undefined })
      .then((made) => {
        keep(target, made);
        return made;
      })
      .finally(() => awaited.delete(target));
    awaited.set(target, answer);
    return answer;
  };
  return async (request) => {
    const { target, ifNoneMatch } = request;
    if (request.form !== undefined) return handle(request);
    const known = kept.get(target);
    const answer = known !== undefined && known.until > now() ? known.answer : await fresh(target);
    return ifNoneMatch === undefined || answer.status !== 200 ? answer : unlessKnown(answer, ifNoneMatch);
  };
}
