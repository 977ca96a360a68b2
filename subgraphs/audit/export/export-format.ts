import { CSV_HEADER, csvLine } from './csv-line.ts';
import type { ExportedEntry } from './exported-entry.ts';
import { fhirAuditEvent } from './fhir-audit-event.ts';

/** How entries are written: what comes first, and a line for each. */
export interface ExportFormat {
  readonly header: string;
  readonly line: (entry: ExportedEntry) => string;
}

/** JSON lines; comma-separated values; AuditEvent resources of FHIR R4 as JSON lines. */
export const EXPORT_FORMATS: Readonly<Record<'ndjson' | 'csv' | 'fhir', ExportFormat>> = {
  ndjson: { header: '', line: (entry) => `${JSON.stringify(entry)}\n` },
  csv: { header: CSV_HEADER, line: csvLine },
  fhir: { header: '', line: (entry) => `${JSON.stringify(fhirAuditEvent(entry))}\n` },
};
export type ExportFormatName = keyof typeof EXPORT_FORMATS;
