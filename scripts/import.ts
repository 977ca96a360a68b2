import { basename } from 'node:path';
import { SUBGRAPH_OF, type SubgraphName } from '../schema/contract/agency.ts';
import type { ServiceLine } from '../schema/wire/call-service.ts';
import { commandWords } from './hub/command-words.ts';
import { loadEnvironmentFile } from './hub/environment-file.ts';
import { importUsage, readImportArguments } from './hub/import-arguments.ts';
import { feedReport, importFeed } from './hub/import-feed.ts';
import { importFile } from './hub/import-file.ts';
import { importReport } from './hub/import-report.ts';
import { openOperator } from './hub/open-operator.ts';
import { progressBar } from './hub/progress-bar.ts';
import { fileSize } from './hub/source-rows.ts';

/**
 * `npm run import -- AGENCY FORMAT FILE [--unit UNIT]` loads a file of an agency’s records. It works through the running
 * hub where there is one, and opens the data itself where there is none; with SUBGRAPH_URL_<AGENCY> set, through that
 * agency’s own process. Run it again at any time: what is loaded stays.
 *
 * `npm run import -- service-directory open-referral URL_OR_FILE` loads a feed of services into the directory, likewise.
 *
 * Ends with status 1 where it could not be done, and with 2 where it was, and all there was to load was rejected.
 */
const DIRECTORY = 'service-directory';

interface Imported {
  readonly loaded: number;
  readonly rejected: readonly unknown[];
}

try {
  const { values, positionals } = commandWords(importUsage(), { unit: { type: 'string' } }, true);
  loadEnvironmentFile();
  const { loaded, rejected } = await (positionals[0] === DIRECTORY
    ? importIntoDirectory(positionals, values.unit)
    : importRecords(positionals, values.unit));
  if (loaded === 0 && rejected.length > 0) process.exitCode = 2;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function importRecords(words: readonly string[], unit: string | undefined): Promise<Imported> {
  const job = readImportArguments(words, unit);
  await fileSize(job.file); // before anything is opened for it
  const load = (line: ServiceLine, update: Progress) => importFile(job, line, update);
  return imported(SUBGRAPH_OF[job.agency], `Importing ${basename(job.file)}`, load, (result) =>
    importReport(job, result),
  );
}

async function importIntoDirectory(words: readonly string[], unit: string | undefined): Promise<Imported> {
  const [, format, source, ...rest] = words;
  if (format !== 'open-referral' || source === undefined || rest.length > 0 || unit !== undefined)
    throw new Error(importUsage());
  const load = (line: ServiceLine, update: Progress) => importFeed(source, line, update);
  return imported(DIRECTORY, 'Importing services', load, feedReport);
}

type Progress = (done: number, total: number) => void;

/** Loads into a subgraph, and prints what became of it. */
async function imported<Result extends Imported>(
  subgraph: SubgraphName,
  title: string,
  load: (line: ServiceLine, update: Progress) => Promise<Result>,
  report: (result: Result) => string | Promise<string>,
): Promise<Result> {
  const operator = await openOperator(process.env, subgraph);
  const bar = progressBar(title);
  try {
    const result = await load(operator.line, bar.update);
    bar.stop();
    console.log(await report(result));
    return result;
  } finally {
    bar.stop();
    await operator.close();
  }
}
