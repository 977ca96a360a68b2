import type { ExportedEntry } from './exported-entry.ts';

const COLUMNS: Readonly<Record<string, (entry: ExportedEntry) => string | number | null>> = {
  seq: ({ seq }) => seq,
  id: ({ id }) => id,
  recorded_at: ({ recordedAt }) => recordedAt,
  at: ({ at }) => at,
  kind: ({ kind }) => kind,
  source: ({ source }) => source,
  recorded_by: ({ recordedBy }) => recordedBy,
  request_id: ({ requestId }) => requestId,
  actor_id: ({ actor }) => actor?.id ?? null,
  agency: ({ actor }) => actor?.agency ?? null,
  unit: ({ actor }) => actor?.unit ?? null,
  role: ({ actor }) => actor?.role ?? null,
  purpose: ({ purpose }) => purpose,
  reason: ({ reason }) => reason,
  child_ids: ({ childIds }) => childIds.join(' '),
  operation_name: ({ operationName }) => operationName,
  change: ({ change }) => change,
  trace: ({ trace }) => trace,
  decisions: ({ decisions }) =>
    decisions.map(({ rule, effect, category }) => `${rule ?? ''}:${effect ?? ''}:${category ?? ''}`).join(' '),
};

/** What a spreadsheet takes for the beginning of a formula, the full-width forms too (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** The names of the columns, as the first line of a file. */
export const CSV_HEADER = record(Object.keys(COLUMNS));

/**
 * An entry as a line of CSV (RFC 4180), lists within a field separated by spaces. What a spreadsheet would calculate has
 * an apostrophe before it, for which spreadsheets show it as text.
 */
export function csvLine(entry: ExportedEntry): string {
  return record(Object.values(COLUMNS).map((value) => String(value(entry) ?? '')));
}

function record(fields: readonly string[]): string {
  return `${fields.map(quoted).join(',')}\r\n`;
}

function quoted(field: string): string {
  const text = FORMULA.test(field) ? `'${field}` : field;
  return `"${text.replaceAll('"', '""')}"`;
}
