import { responseText } from '../http/response-text.ts';
import { LARGEST_SUPERGRAPH, type SupergraphSource } from './supergraph-source.ts';

/** Milliseconds that one answer may take, to its last byte. */
const DEADLINE = 10_000;

export interface PolledAddress extends SupergraphSource {
  /** The document as it is now. @throws Error where it cannot be had */
  fetch(): Promise<string>;
}

/**
 * An address that is asked for the document again and again, with the `ETag` that it had last (RFC 9110 section 13.1.2).
 * Redirects are not followed: they could lead anywhere.
 * @param interval milliseconds between an answer and the next question
 */
export function polledAddress(url: string, interval: number): PolledAddress {
  let etag: string | null = null;
  /** Null where it is the same as before. */
  const ask = async (): Promise<string | null> => {
    const answer = await fetch(url, {
      redirect: 'error',
      credentials: 'omit',
      signal: AbortSignal.timeout(DEADLINE),
      headers: etag === null ? {} : { 'if-none-match': etag },
    });
    if (answer.status === 304) return null;
    if (!answer.ok) {
      await answer.body?.cancel();
      throw new Error(`the address of the supergraph answered ${answer.status}`);
    }
    const sdl = await responseText(answer, LARGEST_SUPERGRAPH);
    etag = answer.headers.get('etag');
    return sdl;
  };
  return {
    fetch: async () => {
      etag = null;
      return (await ask()) ?? '';
    },
    watch: (onDocument, onFailure) => {
      let timer: NodeJS.Timeout | undefined;
      let stopped = false;
      const look = async (): Promise<void> => {
        try {
          const sdl = await ask();
          if (sdl !== null && !stopped) onDocument(sdl);
        } catch (error) {
          if (!stopped) onFailure(error);
        }
        if (!stopped) again();
      };
      const again = () => {
        timer = setTimeout(() => void look(), interval);
        timer.unref();
      };
      again();
      return () => {
        stopped = true;
        clearTimeout(timer);
      };
    },
  };
}
