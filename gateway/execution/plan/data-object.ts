/** An object of a subgraph's answer. It came from JSON.parse, so every name in it is a property of its own. */
export type DataObject = Record<string, unknown>;

/** A property of the object itself: a name such as `constructor` finds nothing in what all objects inherit. */
export function ownValue(object: DataObject, name: string): unknown {
  if (!(name in Object.prototype)) return object[name];
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Gives an object a property of its own, whatever its name. */
export function setOwn(object: DataObject, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  else object[name] = value;
}

/** An object that inherits nothing. */
export function emptyObject(): DataObject {
  return Object.create(null) as DataObject;
}
