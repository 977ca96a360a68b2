import { readFileSync } from 'node:fs';

/**
 * The rows of the table in README.md whose first column has this heading, each as the text of its cells; code marks and
 * escapes are taken off.
 * @throws Error when there is no such table, or more than one
 */
export function readmeTable(heading: string): readonly (readonly string[])[] {
  const lines = readFileSync('README.md', 'utf8').split('\n');
  const starts = lines.flatMap((line, position) => (cells(line)[0] === heading ? [position] : []));
  const [start, another] = starts;
  if (start === undefined || another !== undefined) throw new Error(`not one table of "${heading}" in README.md`);
  const end = lines.findIndex((line, position) => position > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map(cells);
}

function cells(line: string): readonly string[] {
  if (!line.startsWith('|')) return [];
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) =>
      cell
        .trim()
        .replaceAll('\\', '')
        .replace(/^`([^`]*)`$/, '$1'),
    );
}
