/** What was read from a text, each text once. */
export class Remembered<Value> {
  readonly #read: (text: string) => Value;
  readonly #values = new Map<string, Value>();

  constructor(read: (text: string) => Value) {
    this.#read = read;
  }

  of(text: string): Value {
    let value = this.#values.get(text);
    if (value === undefined) this.#values.set(text, (value = this.#read(text)));
    return value;
  }
}
