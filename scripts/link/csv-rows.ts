/** What is wrong with a CSV text, and in which line; nothing of what is in it. */
export class CsvProblem extends Error {
  override readonly name = 'CsvProblem';
}

const [QUOTE, COMMA, LINE_FEED, RETURN] = [0x22, 0x2c, 0x0a, 0x0d];
/** Characters of one row: a file that has no line ends is not kept whole. */
const LONGEST = 1_000_000;

/**
 * Reads CSV as RFC 4180 has it, a few thousand rows at a time; lines may end with either character or both, and empty
 * ones are passed over. The kept library reads fewer rows a second, which was a large part of the time of linking.
 * @throws CsvProblem for a row that has not as many fields as the first, and for quotation marks that are out of place
 */
export async function* csvRows(chunks: AsyncIterable<string>): AsyncGenerator<string[][]> {
  const reader = new RowReader();
  for await (const chunk of chunks) yield reader.read(chunk, false);
  yield reader.read('\n', true);
}

class RowReader {
  #rest = '';
  #line = 1;
  #width = 0;
  #begun = false;

  /** All rows that are whole; what follows the last is kept for the next call. */
  read(chunk: string, last: boolean): string[][] {
    let text = this.#rest + chunk;
    if (!this.#begun && text !== '') {
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
      this.#begun = true;
    }
    const rows: string[][] = [];
    let at = 0;
    for (;;) {
      const row: string[] = [];
      const next = this.#readRow(text, at, row);
      if (next === UNFINISHED) break;
      if (row.length > 1 || row[0] !== '') this.#keep(rows, row);
      this.#line += 1;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST || (last && this.#rest.trim() !== '')) {
      throw this.#problem(this.#rest.includes('"') ? 'has a quotation mark that is never closed' : 'is too long');
    }
    return rows;
  }

  #keep(rows: string[][], row: string[]): void {
    if (this.#width === 0) this.#width = row.length;
    if (row.length !== this.#width) throw this.#problem('has not as many fields as the heading');
    rows.push(row);
  }

  /** Fills a row; answers where the next begins. */
  #readRow(text: string, begin: number, row: string[]): number {
    let at = begin;
    let lines = 0;
    for (;;) {
      if (text.charCodeAt(at) === QUOTE) {
        const end = closingQuote(text, at + 1);
        // Whether it closes, or is one of two that stand for one, the next character says.
        if (end === UNFINISHED || end + 1 >= text.length) return UNFINISHED;
        const field = text.slice(at + 1, end);
        if (field.includes('\n')) lines += field.split('\n').length - 1;
        row.push(field.includes('"') ? field.replaceAll('""', '"') : field);
        at = end + 1;
      } else {
        const from = at;
        while (at < text.length && !endsField(text.charCodeAt(at))) at++;
        if (text.charCodeAt(at) === QUOTE) throw this.#problem(OUT_OF_PLACE);
        row.push(text.slice(from, at));
      }
      if (at >= text.length) return UNFINISHED;
      const code = text.charCodeAt(at);
      if (code === RETURN && at + 1 >= text.length) return UNFINISHED;
      if (code !== COMMA && code !== LINE_FEED && code !== RETURN) throw this.#problem(OUT_OF_PLACE);
      at += code === RETURN && text.charCodeAt(at + 1) === LINE_FEED ? 2 : 1;
      if (code === COMMA) continue;
      this.#line += lines;
      return at;
    }
  }

  #problem(what: string): CsvProblem {
    return new CsvProblem(`line ${this.#line} ${what}`);
  }
}

const UNFINISHED = -1;
const OUT_OF_PLACE = 'cannot be read: it has a quotation mark out of place; within a field, write two for one';

function endsField(code: number): boolean {
  return code === COMMA || code === LINE_FEED || code === RETURN || code === QUOTE;
}

/** Where the quotation mark stands that closes a field; two in a row stand for one within it. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}
