/** Saves what a view shows as CSV (RFC 4180), made in the browser. */
export const CSV_SCRIPT = String.raw`
// What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection): it gets an apostrophe in front.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function field(value) {
  const text = Array.isArray(value) ? value.join(' ') : String(value ?? '');
  return '"' + (FORMULA.test(text) ? "'" + text : text).replaceAll('"', '""') + '"';
}

// columns: { name: (row) => value }
export function csvOf(columns, rows) {
  const lines = [Object.keys(columns), ...rows.map((row) => Object.values(columns).map((of) => of(row)))];
  return lines.map((line) => line.map(field).join(',') + '\r\n').join('');
}

export function saveCsv(name, columns, rows) {
  const address = URL.createObjectURL(new Blob(['\ufeff', csvOf(columns, rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name + '.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
`;
