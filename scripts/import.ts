import { basename } from 'node:path';
import { loadEnvironmentFile } from './hub/environment-file.ts';
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
 */
try {
  loadEnvironmentFile();
  const job = readImportArguments(process.argv.slice(2));
  await fileSize(job.file); // before anything is opened for it
  const operator = await openOperator(process.env, job.agency);
  const bar = progressBar(`Importing ${basename(job.file)}`);
  try {
    const result = await importFile(job, operator.line, bar.update);
    bar.stop();
    console.log(await importReport(job, result));
  } finally {
    bar.stop();
    await operator.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
