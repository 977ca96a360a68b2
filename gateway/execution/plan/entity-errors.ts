import { clientError } from '../../http/error-body.ts';
import { isClean } from '../clean-path.ts';
import type { SubgraphAnswer, SubgraphError } from '../subgraph-answer.ts';
import type { DataObject } from './data-object.ts';
import type { Represented } from './represented.ts';
import type { ObjectFinder, Path } from './find-objects.ts';
import type { PlanRun } from './plan-run.ts';
import type { ResponseNames } from './response-names.ts';

/** An error of one representation of one part, or of them all. */
interface Placed {
  readonly error: SubgraphError;
  readonly part: number | null;
  readonly index: number | null;
  readonly inside: Path;
}

/**
 * Reports what went wrong with entities where they are in the client's answer: an error of one entity at each place it
 * has, an error of the whole request at each entity that it was for.
 */
export function entityErrors(names: ResponseNames) {
  return (
    run: PlanRun,
    answer: SubgraphAnswer | null,
    parts: readonly Represented[],
    missing: readonly (readonly number[])[],
    finders: readonly (readonly ObjectFinder[])[],
  ): void => {
    const placesOf = parts.map((part, index) => {
      const places = new Map<DataObject, Path>();
      for (const finder of finders[index] ?? [])
        for (const [object, path] of finder.places(run.data)) places.set(object, path);
      return part.targets.map((objects) => objects.map((object) => places.get(object) ?? null));
    });
    const errors = (answer?.errors ?? []).map((error) => placed(error, parts));
    for (const { error, part, index, inside } of errors) {
      for (const [number, places] of placesOf.entries()) {
        if (part !== null && part !== number) continue;
        const concerned = index === null ? places.flat() : (places[index] ?? []);
        for (const place of concerned)
          run.report(
            clientError(
              error.code,
              error.detail,
              place === null ? {} : { path: names.inAnswer([...place, ...inside]) },
            ),
          );
      }
    }
    for (const [number, indices] of missing.entries()) {
      for (const index of indices) {
        const isReported = errors.some(
          (error) => (error.part === null || error.part === number) && (error.index === null || error.index === index),
        );
        if (isReported) continue;
        for (const place of placesOf[number]?.[index] ?? [])
          run.report(
            clientError('SUBGRAPH_UNAVAILABLE', undefined, place === null ? {} : { path: names.inAnswer(place) }),
          );
      }
    }
  };
}

function placed(error: SubgraphError, parts: readonly Represented[]): Placed {
  const [field, index, ...inside] = error.path;
  const part = parts.findIndex(({ alias }) => alias === field);
  if (part < 0) return { error, part: null, index: null, inside: [] };
  if (typeof index !== 'number') return { error, part, index: null, inside: [] };
  return { error, part, index, inside: isClean(error.path) ? inside : [] };
}
