import type { ColumnMap } from './column-map.ts';

/** Rows as they are sent from one thread to another: a text that came before is a number, which takes less time. */
export interface NumberedRows {
  /** Row after row, for each column the number of its text: 0 stands for the empty one. */
  readonly numbers: Uint32Array;
  /** For each column the texts that are new, in the order in which they come. */
  readonly fresh: readonly (readonly string[])[];
}

/** What is sent of a column: its texts by number, each as it is because hardly any comes twice, or nothing. */
type Sent = 'NUMBERS' | 'TEXTS' | 'NOTHING';

/** How the columns of a file are sent, of which records are read. */
export function sentColumns(heading: readonly string[], { id, nhs, upn, other = {}, ...repeated }: ColumnMap): Sent[] {
  const [single, several] = [
    [id, nhs, upn],
    [...Object.values(repeated), ...Object.values(other)],
  ];
  return heading.map((written) => {
    const name = written.trim();
    if (several.includes(name)) return 'NUMBERS';
    return single.includes(name) ? 'TEXTS' : 'NOTHING';
  });
}

/** Gives each text of a column its number. */
export class NumberingRows {
  readonly #columns: readonly Sent[];
  readonly #known: readonly Map<string, number>[];

  constructor(columns: readonly Sent[]) {
    this.#columns = columns;
    this.#known = columns.map(() => new Map<string, number>());
  }

  number(rows: readonly (readonly string[])[]): NumberedRows {
    const width = this.#columns.length;
    const numbers = new Uint32Array(rows.length * width);
    const fresh = this.#columns.map((sent, column) => {
      const [found, known]: [string[], Map<string, number>] = [[], this.#known[column] ?? new Map<string, number>()];
      if (sent === 'NOTHING') return found;
      let [last, lastNumber] = ['', 0];
      for (let row = 0; row < rows.length; row++) {
        const text = rows[row]?.[column] ?? '';
        if (text === '') continue;
        let number = sent === 'TEXTS' ? undefined : text === last ? lastNumber : known.get(text);
        if (number === undefined) {
          found.push(text);
          number = known.size + 1;
          if (sent === 'NUMBERS') known.set(alone(text), number);
        }
        [last, lastNumber] = [text, number];
        numbers[row * width + column] = number;
      }
      return found;
    });
    return { numbers, fresh };
  }
}

/** The same text: a piece of a longer one would keep all of it. */
function alone(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** Makes rows again of what was sent; a text that comes again is the same one, and not its like. */
export class RowsByNumber {
  readonly #columns: readonly Sent[];
  readonly #texts: readonly string[][];

  constructor(columns: readonly Sent[]) {
    this.#columns = columns;
    this.#texts = columns.map(() => ['']);
  }

  rows({ numbers, fresh }: NumberedRows): string[][] {
    const width = this.#columns.length;
    const empty = Array.from({ length: width }, () => '');
    const rows = Array.from({ length: numbers.length / width }, () => empty.slice());
    for (const [column, sent] of this.#columns.entries()) {
      const [found, texts] = [fresh[column] ?? [], this.#texts[column] ?? []];
      if (sent === 'NUMBERS') for (const text of found) texts.push(text);
      let next = 0;
      for (let row = 0, at = column; row < rows.length; row++, at += width) {
        const number = numbers[at] ?? 0;
        const cells = rows[row];
        if (number === 0 || cells === undefined) continue;
        cells[column] = (sent === 'TEXTS' ? found[next++] : texts[number]) ?? '';
      }
    }
    return rows;
  }
}
