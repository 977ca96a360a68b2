declare module 'talisman/metrics/jaro-winkler.js' {
  /** Similarity from 0 to 1. */
  export default function jaroWinkler(left: string, right: string): number;
}

declare module 'talisman/metrics/damerau-levenshtein.js' {
  /** Number of letters inserted, deleted, replaced or swapped with their neighbour. */
  export default function damerauLevenshtein(left: string, right: string): number;
}
