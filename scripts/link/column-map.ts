import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { fileSize } from '../hub/source-rows.ts';

const column = z.string().min(1);
const columnMapSchema = z.strictObject({
  id: column,
  given: column.optional(),
  family: column.optional(),
  dob: column.optional(),
  postcode: column.optional(),
  address: column.optional(),
  sex: column.optional(),
  nhs: column.optional(),
  upn: column.optional(),
  parent: column.optional(),
  /** Further columns, compared as free fields, by the name under which they are shown. */
  other: z.record(z.string(), column).optional(),
});

/** Which column of a file holds what; all but `id` may be absent. */
export type ColumnMap = z.infer<typeof columnMapSchema>;

/** @throws Error that says what is wrong with the file, and repeats none of it but the names of its keys */
export async function readColumnMap(file: string): Promise<ColumnMap> {
  await fileSize(file);
  const text = await readFile(file, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Error(`${file} is not JSON.`);
  }
  const parsed = columnMapSchema.safeParse(value);
  if (!parsed.success) throw new Error(`${file}: ${problemOf(parsed.error)}`);
  const { id: _, other = {}, ...fixed } = parsed.data;
  if (Object.keys(fixed).length + Object.keys(other).length === 0) {
    throw new Error(`${file} names no column to compare by besides the id.`);
  }
  return parsed.data;
}

function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') return `it has keys that are not known: ${issue.keys.join(', ')}.`;
  const path = issue?.path.join('.') ?? '';
  return path === '' ? 'it is not an object.' : `“${path}” has to be the name of a column.`;
}
