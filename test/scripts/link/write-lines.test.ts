import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { until } from '../../until.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-lines-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Lines that do not end. */
const ENDLESS = `
import { writeLines } from './scripts/link/write-lines.ts';
function* lines() { for (;;) yield 'a line'; }
await writeLines(process.argv[1], lines());`;

test.each(['SIGTERM', 'SIGINT'] as const)(
  'told to end by %s while it writes, it leaves nothing behind',
  async (signal) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', ENDLESS, join(folder, 'out.csv')]);
    await until(async () => (await readdir(folder)).includes('out.csv.part'));
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
    expect(await readdir(folder)).toEqual([]);
  },
);
