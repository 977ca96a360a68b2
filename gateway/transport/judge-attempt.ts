import type { SubgraphAnswer } from '../execution/subgraph-answer.ts';
import type { Attempt, AttemptFault } from './attempt.ts';
import type { Verdict } from './breaker.ts';

/** Faults after which a read is sent again: nothing of an answer was seen. */
const BEFORE_AN_ANSWER: ReadonlySet<AttemptFault> = new Set(['NO_CONNECTION', 'NO_ANSWER']);
/** Faults on this side. */
const NOT_ITS_OWN: ReadonlySet<AttemptFault> = new Set(['GIVEN_UP', 'NOT_SENT', 'NO_ROOM']);
/** What proxies say of a server that they cannot reach (RFC 9110 section 15.6). */
const OF_A_PROXY: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * Whether the same request may succeed a moment later, as far as this attempt tells. A status of 503 with a code of the
 * closed list is the subgraph's own word, and not asked for again.
 */
export function isWorthRetrying({ fault, response }: Attempt, answer: SubgraphAnswer | null): boolean {
  if (fault !== null) return BEFORE_AN_ANSWER.has(fault);
  return OF_A_PROXY.has(response.status) && !isOwnWord(answer);
}

/**
 * What an attempt says of how the subgraph is. Refusing somebody is well; failing at everything that was asked is
 * not, nor is an answer that nobody can read.
 */
export function verdictOf({ fault, response }: Attempt, answer: SubgraphAnswer | null): Verdict {
  if (fault !== null) {
    if (NOT_ITS_OWN.has(fault)) return 'UNTOLD';
    return fault === 'NO_CONNECTION' ? 'NO_CONNECTION' : 'BAD';
  }
  if (isOwnWord(answer)) return answer?.errors.some(({ code }) => code === 'OVERLOADED') === true ? 'BAD' : 'GOOD';
  if (response.status >= 400 && response.status < 500) return 'GOOD';
  if (answer === null || response.status >= 500) return 'BAD';
  return answer.errors.length > 0 && isAllNull(answer.data) ? 'BAD' : 'GOOD';
}

/** Whether it answered with an error that has a code for clients: then it knew what it was doing. */
function isOwnWord(answer: SubgraphAnswer | null): boolean {
  return answer?.errors.some(({ code }) => code !== 'SUBGRAPH_UNAVAILABLE') === true;
}

function isAllNull(data: SubgraphAnswer['data']): boolean {
  return data === null || Object.values(data).every((value) => value === null);
}
