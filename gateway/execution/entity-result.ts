import { clientError, type ClientError } from '../http/error-body.ts';
import { entityPlaces, type Path } from './entity-places.ts';
import { isClean, type FetchResult } from './fetch-result.ts';
import type { PlannedFetch } from './planned-fetch.ts';
import type { SubgraphAnswer, SubgraphError } from './subgraph-answer.ts';

/**
 * Reads the answer to an entity fetch. An entity that could not be had, or is not the one that was asked for, is null
 * with an error at its place, so that the reader sees what is there and could not be asked.
 * @param answered the client's answer so far, by response name
 */
export function entityResult(
  fetch: PlannedFetch,
  representations: readonly unknown[],
  answer: SubgraphAnswer | null,
  answered: Readonly<Record<string, unknown>>,
): FetchResult {
  const places = entityPlaces(answered, fetch.path, representations);
  const entities = entitiesOf(answer, representations.length);
  const reported = (answer?.errors ?? []).flatMap((error) => placed(error, places));
  const missing: ClientError[] = [];
  let fits = entities !== null || (answer !== null && answer.data === null);
  const data = representations.map((representation, index) => {
    const entity = entities?.[index];
    const isFit = entities !== null && isAnswerTo(representation, entity, fetch.query);
    if (entities !== null && !isFit) fits = false;
    if (!isFit && !isReported(index, answer)) missing.push(unavailable(places[index]));
    return isFit ? entity : null;
  });
  return { data: { _entities: data }, errors: [...reported, ...missing], fits };
}

function entitiesOf(answer: SubgraphAnswer | null, expected: number): readonly unknown[] | null {
  const entities = answer?.data?.['_entities'];
  return Array.isArray(entities) && entities.length === expected ? entities : null;
}

/**
 * Whether an entity can be the one a representation stands for: it is null, or an object that agrees with each key it
 * repeats. A name that the fetch uses as an alias says nothing about the key of that name.
 */
function isAnswerTo(representation: unknown, entity: unknown, query: string): boolean {
  if (entity === null) return true;
  if (typeof entity !== 'object' || Array.isArray(entity)) return false;
  return Object.entries(representation as Record<string, unknown>).every(([name, value]) => {
    const returned = Object.hasOwn(entity, name) ? (entity as Record<string, unknown>)[name] : undefined;
    const comparable = typeof value !== 'object' && returned !== undefined;
    return !comparable || returned === value || new RegExp(`\\b${name}\\s*:`).test(query);
  });
}

/** The index of the entity an error is about, or null where it is about the whole fetch. */
function entityIndex({ path }: SubgraphError): number | null {
  const [field, index] = path;
  return field === '_entities' && typeof index === 'number' ? index : null;
}

function isReported(index: number, answer: SubgraphAnswer | null): boolean {
  return answer !== null && answer.errors.some((error) => [null, index].includes(entityIndex(error)));
}

function placed(error: SubgraphError, places: readonly (Path | null)[]): readonly ClientError[] {
  const index = entityIndex(error);
  const inside = isClean(error.path) ? error.path.slice(2) : [];
  const paths = index === null ? places : [places[index] ?? null].map((place) => place && [...place, ...inside]);
  return paths.map((path) => clientError(error.code, error.detail, path === null ? {} : { path }));
}

function unavailable(path: Path | null | undefined): ClientError {
  return clientError('SUBGRAPH_UNAVAILABLE', undefined, path ? { path } : {});
}
