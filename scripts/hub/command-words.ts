import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/**
 * The words behind a command, by its options. `--help` among them prints how the command is used, and ends it well.
 * @throws Error that says how the command is used, where a word is none of its
 */
export function commandWords<Options extends ParseArgsOptionsConfig>(
  usage: string,
  options: Options,
  allowPositionals = false,
  words: readonly string[] = process.argv.slice(2),
) {
  if (words.includes('--help')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs({ args: [...words], options, allowPositionals });
  } catch {
    throw new Error(usage);
  }
}
