import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from '@jest/globals';
import { filesUnder, HOUSE } from './house-files.ts';

/** Names that say nothing of what is inside, so that anything may end up there. */
const REFUSED = /^(utils?|helpers?|common|managers?|misc|types|constants|index-utils|shared)(\.|$)/;
/** Words joined by hyphens, then what kind of thing it is, as in `child-name.entity.ts`. */
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.[a-z]+$/;
/** More than one sitting. */
const TOO_LONG = 250;

const code = HOUSE.flatMap(filesUnder).filter((path) => path.endsWith('.ts') && !path.startsWith('schema/generated/'));

test('files are named in kebab-case, by what they are about', () => {
  const files = HOUSE.flatMap(filesUnder).filter((path) => basename(path) !== 'README.md');
  expect(files.filter((path) => !KEBAB.test(basename(path)))).toEqual([]);
  expect(files.filter((path) => path.split('/').some((part) => REFUSED.test(part)))).toEqual([]);
});

test('every file can be read at one sitting', () => {
  const lengths = code.map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length }));
  expect(lengths.filter(({ lines }) => lines > TOO_LONG)).toEqual([]);
});

test('no file is left unfinished or switches a check off', () => {
  const marks = /\b(TODO|FIXME|XXX)\b|eslint-disable|oxlint-disable|@ts-(ignore|nocheck|expect-error)|prettier-ignore/;
  const own = 'test/architecture/file-names.test.ts';
  expect(code.filter((path) => path !== own && marks.test(readFileSync(path, 'utf8')))).toEqual([]);
});
