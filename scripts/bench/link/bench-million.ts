import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pairwiseScore } from '../../link/pairwise-score.ts';
import { readClusters } from '../../link/read-clusters.ts';
import { writeLines } from '../../link/write-lines.ts';
import { ALL_COLUMNS, COLUMNS, rowOf } from './generated-set.ts';
import { benchPopulation } from './population.ts';

/** Links a generated file of so many records in a process of its own; its closing table, and how well it linked. */
export async function benchMillion(command: string, size: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'link-'));
  try {
    const [records, columns] = [join(folder, 'records.csv'), join(folder, 'columns.json')];
    await writeFile(columns, JSON.stringify(ALL_COLUMNS));
    const people = new Map<string, string>();
    await writeLines(records, lines(size, people));
    const clusters = join(folder, 'clusters.csv');
    const table = await run([command, records, '--columns', columns, '--out', clusters]);
    const { precision, recall } = pairwiseScore(await readClusters(clusters), people);
    return `${table}\nprecision ${precision.toFixed(5)}, recall ${recall.toFixed(4)}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The lines of the file; whose record each is, is put into `people` on the way. */
function* lines(size: number, people: Map<string, string>): Generator<string> {
  yield COLUMNS.join(',');
  for (const record of benchPopulation('million', size)) {
    people.set(record.id, String(record.person));
    yield rowOf(record)
      .map((field) => `"${field}"`)
      .join(',');
  }
}

function run(words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(new Error('Linking the large file failed.'))));
  });
}
