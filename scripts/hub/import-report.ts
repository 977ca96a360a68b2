import { writeFile } from 'node:fs/promises';
import type { ImportResult } from './import-file.ts';
import type { ImportJob } from './import-arguments.ts';

/** Rejected rows shown on the screen; all of them are in the rejects file. */
const SHOWN = 10;

/** The closing table of an import, and the file of rejected rows beside it: lines and reasons, none of their content. */
export async function importReport(job: ImportJob, result: ImportResult): Promise<string> {
  const lines = [
    ['rows read', result.read],
    ['records loaded', result.loaded],
    ['rows rejected', result.rejected.length],
    ['children created', result.childrenCreated],
    ['records linked to an existing child', result.linked],
    ['records changed', result.updated],
    ...[...result.warnings].map(([warning, count]): [string, number] => [`warning: ${warning}`, count]),
  ].map(([name, count]) => `${String(name).padEnd(38)} ${String(count).padStart(7)}`);
  if (result.rejected.length === 0) return lines.join('\n');

  const file = `${job.file}.rejects.csv`;
  const rows = result.rejected.map(({ line, problem }) => `${line},"${problem.replaceAll('"', '""')}"`);
  const written = await writeFile(file, ['line,problem', ...rows, ''].join('\n')).then(
    () => `all of them in ${file}`,
    () => `${file} cannot be written`,
  );
  const shown = result.rejected.slice(0, SHOWN).map(({ line, problem }) => `  line ${line}: ${problem}`);
  const more = result.rejected.length > SHOWN ? [`  and ${result.rejected.length - SHOWN} more`] : [];
  return [...lines, '', `Rejected (${written}):`, ...shown, ...more].join('\n');
}
