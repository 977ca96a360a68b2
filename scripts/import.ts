import { basename } from 'node:path';
import { SUBGRAPH_OF } from '../schema/contract/agency.ts';
import { loadEnvironmentFile } from './hub/environment-file.ts';
import { importFeed } from './hub/import-feed.ts';
import { importFile } from './hub/import-file.ts';
import { importReport } from './hub/import-report.ts';
import { openOperator } from './hub/open-operator.ts';
import { progressBar } from './hub/progress-bar.ts';
import { readImportArguments } from './hub/import-arguments.ts';
import { fileSize } from './hub/source-rows.ts';

/**
 * `npm run import -- AGENCY FORMAT FILE [--unit UNIT]` loads a file of an agency’s records. It works through the running
 * hub where there is one, and opens the data itself where there is none; with SUBGRAPH_URL_<AGENCY> set, through that
 * agency’s own process. Run it again at any time: what is loaded stays.
 *
 * `npm run import -- service-directory open-referral URL_OR_FILE` loads a feed of services into the directory, likewise.
 */
const DIRECTORY = 'service-directory';

try {
  loadEnvironmentFile();
  const words = process.argv.slice(2);
  if (words[0] === DIRECTORY) await importIntoDirectory(words);
  else await importRecords(words);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function importRecords(words: readonly string[]): Promise<void> {
  const job = readImportArguments(words);
  await fileSize(job.file); // before anything is opened for it
  const operator = await openOperator(process.env, SUBGRAPH_OF[job.agency]);
  const bar = progressBar(`Importing ${basename(job.file)}`);
  try {
    const result = await importFile(job, operator.line, bar.update);
    bar.stop();
    console.log(await importReport(job, result));
  } finally {
    bar.stop();
    await operator.close();
  }
}

async function importIntoDirectory(words: readonly string[]): Promise<void> {
  const [, format, source, ...rest] = words;
  if (format !== 'open-referral' || source === undefined || rest.length > 0)
    throw new Error('npm run import -- service-directory open-referral URL_OR_FILE');
  const operator = await openOperator(process.env, DIRECTORY);
  const bar = progressBar('Importing services');
  try {
    const report = await importFeed(source, operator.line, bar.update);
    bar.stop();
    console.log(report);
  } finally {
    bar.stop();
    await operator.close();
  }
}
