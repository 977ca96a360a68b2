/** A place in the client's answer. */
export type Path = readonly (string | number)[];

interface Place {
  readonly path: Path;
  readonly entity: unknown;
}

/**
 * Where in the answer each representation of an entity fetch belongs.
 *
 * The executor reports an error of `_entities[i]` at the i-th object of the list it flattened. But it asks a subgraph
 * only about the objects of that list which have the type and the fields the fetch requires; so in a list of several
 * types i counts something else, and the error of one would appear at another. Here the representations, which keep
 * their order, are found again among the objects, by the fields they were made of.
 *
 * @param data the answer so far, by response name
 * @param fetchPath as the query plan writes it: response names, and `@` for each list
 * @returns one path for each representation; null where it has no place, which the executor's workings rule out
 */
export function entityPlaces(
  data: Readonly<Record<string, unknown>>,
  fetchPath: Path,
  representations: readonly unknown[],
): readonly (Path | null)[] {
  const places = placesAt(data, fetchPath, []);
  let next = 0;
  return representations.map((representation) => {
    for (let index = next; index < places.length; index += 1) {
      const place = places[index];
      if (place !== undefined && agrees(representation, place.entity)) {
        next = index + 1;
        return place.path;
      }
    }
    return null;
  });
}

function placesAt(value: unknown, fetchPath: Path, path: Path): readonly Place[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) {
    const rest = fetchPath[0] === '@' ? fetchPath.slice(1) : fetchPath;
    return value.flatMap((item: unknown, index) => placesAt(item, rest, [...path, index]));
  }
  const [name, ...rest] = fetchPath;
  if (name === undefined) return [{ path, entity: value }];
  const isParent = typeof value === 'object' && Object.hasOwn(value, name);
  return isParent ? placesAt((value as Record<string, unknown>)[name], rest, [...path, name]) : [];
}

/** Whether everything in `part` is in `whole` too. */
function agrees(part: unknown, whole: unknown): boolean {
  if (typeof part !== 'object' || part === null || typeof whole !== 'object' || whole === null) return part === whole;
  return Object.entries(part).every(([name, value]) => agrees(value, (whole as Record<string, unknown>)[name]));
}
