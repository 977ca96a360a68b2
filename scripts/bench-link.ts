import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchDatabase, benchLookUps } from './bench/link/bench-database.ts';
import { benchLoad } from './bench/link/bench-load.ts';
import { benchMillion } from './bench/link/bench-million.ts';
import { benchSets } from './bench/link/bench-sets.ts';
import { familyContextReport } from './bench/link/family-context-report.ts';
import { oneAtATimeReport } from './bench/link/one-at-a-time.ts';
import { writeModel } from './bench/link/write-model.ts';

/**
 * `npm run -s bench:link [-- --million] [--data FOLDER]` prints how well records are linked, with what is wanted beside
 * it: generated ones, and the sets in FOLDER/linkage and FOLDER/family-context where they are; with --million also how
 * long a million take. `at home` counts false links in one household for 100,000 records, `numbers` links of records whose
 * verified numbers differ, of which there is to be none. `--model FILE` fits the model that the child index begins with, to generated records, and writes
 * it instead. `--database SIZE` registers so many generated records in PostgreSQL instead, and looks some up; `--load SIZE`
 * fills an empty index with so many; `--lookups SIZE` looks some up among so many that were put there without linking.
 */
try {
  const { values } = parseArgs({
    options: {
      million: { type: 'boolean', default: false },
      data: { type: 'string', default: '../shared/data' },
      model: { type: 'string' },
      database: { type: 'string' },
      lookups: { type: 'string' },
      load: { type: 'string' },
    },
  });
  if (values.database !== undefined) {
    console.log(await benchDatabase(sizeOf(values.database)));
  } else if (values.lookups !== undefined) {
    console.log(await benchLookUps(sizeOf(values.lookups)));
  } else if (values.load !== undefined) {
    console.log(await benchLoad(sizeOf(values.load)));
  } else if (values.model !== undefined) {
    await writeModel(values.model);
  } else {
    console.log(`${'set'.padEnd(44)}precision recall  F1      false/100k  at home  numbers  review/1000  true  wanted`);
    for await (const { name, wanted, figures } of benchSets(join(values.data, 'linkage'))) {
      const { precision, recall, f1, falseLinks, falseAtHome, acrossNumbers, reviews, trueReviews, recallBy } = figures;
      console.log(
        `${name.padEnd(44)}${precision.toFixed(5)}   ${recall.toFixed(4)}  ${f1.toFixed(4)}  ` +
          `${falseLinks.toFixed(1).padStart(9)} ${falseAtHome.toFixed(1).padStart(8)} ${String(acrossNumbers).padStart(8)} ` +
          `${reviews.toFixed(2).padStart(11)}  ${Math.round(trueReviews * 100)}%`.padEnd(22) +
          wanted,
      );
      if (recallBy.size > 1) {
        console.log(
          `  recall by names: ${[...recallBy].map(([origin, of]) => `${origin} ${of.toFixed(3)}`).join(', ')}`,
        );
      }
    }
    console.log(`\n${oneAtATimeReport()}`);
    const family = await familyContextReport(join(values.data, 'family-context'));
    if (family !== null) console.log(`\n${family}`);
    if (values.million) {
      console.log('\na million generated records; wanted: 25 s on two idle cores, 1,500 MB');
      console.log(`\n${await benchMillion(fileURLToPath(new URL('link.js', import.meta.url)), 1_000_000)}`);
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function sizeOf(written: string): number {
  const size = Number(written);
  if (!Number.isInteger(size) || size < 1)
    throw new Error('--database and --load take how many records there shall be.');
  return size;
}
