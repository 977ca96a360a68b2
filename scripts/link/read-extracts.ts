import { createReadStream } from 'node:fs';
import { isCustodian } from '../../schema/contract/agency.ts';
import { registeredRecordSchema } from '../../schema/contract/child-registration.ts';
import { fileLines } from '../hub/file-text.ts';
import { fileSize } from '../hub/source-rows.ts';
import type { ExtractRecord } from '../../subgraphs/child-index/matching/load/extract-record.ts';

/**
 * Reads extracts of agencies: on each line of a file a record as JSON, `{"custodian": "HEALTH", "record": {…}}`, the
 * record being as an agency registers it (schema/contract/child-registration.ts). Blank lines are passed over.
 * @throws Error for a file that cannot be read, for files without a record, and for one that is not as it is registered:
 *   it names the file, the line and the field that is wrong, and repeats no value
 */
export async function readExtracts(files: readonly string[]): Promise<ExtractRecord[]> {
  const extracts: ExtractRecord[] = [];
  for (const file of files) {
    await fileSize(file);
    let line = 0;
    for await (const text of linesOf(file)) {
      line++;
      if (text.trim() !== '') extracts.push(readExtract(text, `${file}, line ${line}`));
    }
  }
  if (extracts.length === 0) throw new Error(`${files.join(', ')}: there is no record.`);
  return extracts;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* fileLines(createReadStream(file));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : ''}.`, { cause: error });
  }
}

function readExtract(text: string, where: string): ExtractRecord {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null)
    throw new Error(`${where}: this is not a record as JSON, {"custodian": …, "record": …}.`);
  const { custodian, record } = value as Readonly<Record<string, unknown>>;
  if (typeof custodian !== 'string' || !isCustodian(custodian))
    throw new Error(`${where}: custodian has to be an agency that holds records, such as HEALTH.`);
  const read = registeredRecordSchema.safeParse(record);
  if (read.success) return { custodian, record: read.data };
  const [issue] = read.error.issues;
  throw new Error(`${where}: ${['record', ...(issue?.path ?? [])].join('.')} is not as it is registered.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
