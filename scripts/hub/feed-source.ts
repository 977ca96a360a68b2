import { readFile as read } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { FeedProblem } from '../../subgraphs/service-directory/open-referral/import/feed-problem.ts';
import type { FeedSource } from '../../subgraphs/service-directory/open-referral/import/list-ids.ts';
import { fileSize } from './source-rows.ts';

/** Milliseconds that one answer of a feed may take, to its last byte. */
const DEADLINE = 20_000;
/** Times that a feed may say that it is asked too often, for one answer; and the seconds that it may have one wait. */
const MOST_WAITS = 5;
const LONGEST_WAIT = 60;
/** Bytes of one answer, and of a file. */
const LARGEST_ANSWER = 32 * 1024 * 1024;
const LARGEST_FILE = 256 * 1024 * 1024;

/** A feed on the web, by the address of its root. */
export function webFeed(root: string): FeedSource {
  const base = root.endsWith('/') ? root : `${root}/`;
  return {
    get: async (path) => {
      const ask = () =>
        fetch(new URL(path, base), {
          headers: { accept: 'application/json' },
          credentials: 'omit',
          signal: AbortSignal.timeout(DEADLINE),
        }).catch((cause: unknown) => {
          throw problem(path, 'does not answer', cause);
        });
      let response = await ask();
      for (let waits = 0; response.status === 429 && waits < MOST_WAITS; waits++) {
        await sleep(secondsToWait(response) * 1_000);
        response = await ask();
      }
      if (response.status === 404) return null;
      if (!response.ok) throw problem(path, `answers with status ${response.status}`);
      return parsed(path, await bytesOf(path, response));
    },
  };
}

/** What a file of JSON holds. @throws FeedProblem where it is too large, no UTF-8 or no JSON; Error where it is not there */
export async function fileContent(path: string): Promise<unknown> {
  if ((await fileSize(path)) > LARGEST_FILE) throw problem('The file', `is larger than ${LARGEST_FILE} bytes`);
  return parsed('The file', await read(path));
}

/** What `Retry-After` says in seconds (RFC 9110, section 10.2.3), within reason. */
function secondsToWait(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? '1');
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1), LONGEST_WAIT) : LONGEST_WAIT;
}

async function bytesOf(path: string, response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response.body ?? []) {
      parts.push(part as Uint8Array);
      size += (part as Uint8Array).byteLength;
      if (size > LARGEST_ANSWER) throw problem(path, `is larger than ${LARGEST_ANSWER} bytes`);
    }
  } catch (error) {
    throw error instanceof FeedProblem ? error : problem(path, 'does not come to its end', error);
  }
  return Buffer.concat(parts);
}

function parsed(path: string, bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw problem(path, 'is not UTF-8', cause);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw problem(path, 'is not JSON', cause);
  }
}

function problem(path: string, what: string, cause?: unknown): FeedProblem {
  const error = new FeedProblem(`${path} ${what}.`);
  error.cause = cause;
  return error;
}
