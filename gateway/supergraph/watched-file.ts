import { unwatchFile, watchFile } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { LARGEST_SUPERGRAPH, type SupergraphSource } from './supergraph-source.ts';

/** Milliseconds between two looks at the file. */
const INTERVAL = 500;
/** Milliseconds without a change before the file is read: it may be written in several pieces, or again and again. */
const QUIET = 300;

/**
 * A file that is read again whenever it has changed. It is looked at rather than listened to: a file that is replaced,
 * on another machine, or behind links, as containers mount them, tells nobody.
 */
export function watchedFile(path: string, interval = INTERVAL, quiet = QUIET): SupergraphSource {
  return {
    watch: (onDocument, onFailure) => {
      let timer: NodeJS.Timeout | undefined;
      const read = () => void readDocument(path).then(onDocument, onFailure);
      const changed = () => {
        clearTimeout(timer);
        timer = setTimeout(read, quiet);
      };
      watchFile(path, { interval, persistent: false }, changed);
      return () => {
        clearTimeout(timer);
        unwatchFile(path, changed);
      };
    },
  };
}

async function readDocument(path: string): Promise<string> {
  if ((await stat(path)).size > LARGEST_SUPERGRAPH)
    throw new Error(`the supergraph file is larger than ${LARGEST_SUPERGRAPH} bytes`);
  return readFile(path, 'utf8');
}
