/**
 * The same function, that makes a value once for texts that come again and again. Of texts that came, between `most` and
 * twice as many are remembered: those that came last.
 */
export function remembered<Value>(make: (text: string) => Value, most: number): (text: string) => Value {
  let recent = new Map<string, Value>();
  let former = new Map<string, Value>();
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    const value = former.get(text) ?? make(text);
    if (recent.size === most) {
      former = recent;
      recent = new Map();
    }
    recent.set(text, value);
    return value;
  };
}
