import type { Agreement } from '../compare/agreement.ts';

/** How often each pattern of agreement was met. Pairs are many, patterns few. */
export class PatternCounts {
  readonly #patterns = new Map<string, { readonly levels: Uint8Array; count: number }>();
  #total = 0;

  add({ levels }: Agreement): void {
    let key = '';
    for (let place = 0; place < levels.length; place++) key += String.fromCharCode(48 + (levels[place] ?? 0));
    const pattern = this.#patterns.get(key);
    if (pattern === undefined) this.#patterns.set(key, { levels: levels.slice(), count: 1 });
    else pattern.count++;
    this.#total++;
  }

  get total(): number {
    return this.#total;
  }

  patterns(): readonly { readonly levels: Uint8Array; readonly count: number }[] {
    return [...this.#patterns.values()];
  }
}
