import { recordBlocks, type Blocks } from './record-blocks.ts';

/** One of several rules, by which records are to be sorted into blocks. */
export interface RuleColumns {
  /** Which of all rules it is. */
  readonly rule: number;
  /** For each of its parts, each record’s hash by it. */
  readonly parts: readonly Uint32Array[];
  /** How many parts make the largest blocks. */
  readonly begin: number;
}

export interface BlockWork {
  readonly columns: readonly RuleColumns[];
  /** Records of a block. */
  readonly most: number;
  /** How many rules there are in all. */
  readonly rules: number;
  /** Record after record, for each rule the number of its block, from 1; 0 where it is in none. It is filled here. */
  readonly blockOf: Uint32Array;
}

/** Sorts records into blocks by one rule after the other, in any order, and numbers the blocks. */
export function blockRules({ columns, most, rules, blockOf }: BlockWork): (portion: number) => Blocks {
  return (portion) => {
    const { rule, parts, begin } = columns[portion] ?? NO_COLUMNS;
    const blocks = recordBlocks(parts, begin, most);
    // In a column first, which is near at hand as rows are not.
    const column = new Uint32Array(blockOf.length / rules);
    for (let block = 0; block + 1 < blocks.starts.length; block++) {
      const to = blocks.starts[block + 1] ?? 0;
      for (let at = blocks.starts[block] ?? 0; at < to; at++) column[blocks.order[at] ?? 0] = block + 1;
    }
    for (let record = 0; record < column.length; record++) blockOf[record * rules + rule] = column[record] ?? 0;
    return blocks;
  };
}

const NO_COLUMNS: RuleColumns = { rule: 0, parts: [], begin: 1 };
