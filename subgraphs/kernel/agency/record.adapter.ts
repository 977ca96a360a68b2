import type { ZodType } from 'zod';
import { problemOf } from './problem-of.ts';
import type { Adapter } from './agency.ts';

/** Takes the agency's own record form as it is, one JSON object a line: the format `records` that every agency has. */
export function recordAdapter<Source>(schema: ZodType<Source>): Adapter<Source> {
  return {
    format: 'records',
    read: (row) => {
      const parsed = schema.safeParse(row);
      return parsed.success ? { ok: true, record: parsed.data } : { ok: false, problem: problemOf(parsed.error) };
    },
  };
}
