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

/** An answer that is being made, and those who wait for it. */
interface Making {
  readonly answer: Promise<PublicAnswer>;
  readonly waiting: Waiting;
}

/** Those who wait for one answer. */
class Waiting {
  readonly #gone = new AbortController();
  #count = 0;

  /** Aborted when the last of them has gone. */
  get gone(): AbortSignal {
    return this.#gone.signal;
  }

  /** @param signal aborted when this one goes; absent for one who stays */
  join(signal: AbortSignal | undefined): void {
    this.#count += 1;
    signal?.addEventListener('abort', () => this.#leave(), { once: true });
  }

  #leave(): void {
    this.#count -= 1;
    if (this.#count === 0) this.#gone.abort();
  }
}

/**
 * The same handler, which gives an answer again for a few seconds where the same is asked; those that were asked first
 * make room for others. Questions that come while the answer is being made wait for that one, and it is made for as long as
 * one of them waits. What a form sends is not a question.
 */
export function rememberAnswers(handle: PublicHandler, now: () => number): PublicHandler {
  const kept = new Map<string, Kept>();
  const awaited = new Map<string, Making>();
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
  const begin = (target: string): Making => {
    const waiting = new Waiting();
    const answer = handle({ target, ifNoneMatch: undefined, signal: waiting.gone })
      .then((made) => {
        keep(target, made);
        return made;
      })
      .finally(() => awaited.delete(target));
    const making = { answer, waiting };
    awaited.set(target, making);
    return making;
  };
  const fresh = (target: string, signal: AbortSignal | undefined): Promise<PublicAnswer> => {
    const { answer, waiting } = awaited.get(target) ?? begin(target);
    waiting.join(signal);
    return answer;
  };
  return async (request) => {
    const { target, ifNoneMatch, signal } = request;
    if (request.form !== undefined) return handle(request);
    const known = kept.get(target);
    const answer = known !== undefined && known.until > now() ? known.answer : await fresh(target, signal);
    return ifNoneMatch === undefined || answer.status !== 200 ? answer : unlessKnown(answer, ifNoneMatch);
  };
}
