import { Kind, parse, type SelectionNode } from 'graphql';
import { clientError } from '../../http/error-body.ts';
import type { FetchNode } from '../planner/plan-tree.ts';
import { isClean } from '../clean-path.ts';
import type { PlanSurroundings } from './plan-surroundings.ts';
import type { DataObject } from './data-object.ts';
import { fetchBody } from './fetch-body.ts';
import { objectFinder, type Path } from './find-objects.ts';
import { dataMerger } from './merge-data.ts';
import type { PlanStep } from './plan-run.ts';
import { rewriteData } from './rewrite-data.ts';
import type { Splice } from './splice-answer.ts';

/**
 * A fetch that starts at the root of a subgraph. An error of the whole fetch is reported at each of its fields.
 * @param splice where its answer may be that of the whole operation
 */
export function rootFetch(
  node: FetchNode,
  { facts, names, variableNames }: PlanSurroundings,
  splice: Splice | null,
): PlanStep {
  const body = fetchBody(node, variableNames);
  const rewrite = rewriteData(node.outputRewrites, facts);
  const isAtRoot = node.path.length === 0;
  const finder = objectFinder(node.path, facts);
  const mergeData = dataMerger(facts);
  const fields = rootNames(node.operation);

  return async (run) => {
    const targets: DataObject[] = [];
    if (!isAtRoot) finder.collect(run.data, targets);
    if (!isAtRoot && targets.length === 0) return;
    const reply = await run.ask(node.subgraph, body(run.variables, ''), splice);
    const { answer } = reply;
    run.asked(node.subgraph, reply, answer !== null);

    const bases = (): readonly Path[] => {
      if (isAtRoot) return [[]];
      const places = finder.places(run.data);
      return targets.map((target) => places.get(target) ?? []);
    };
    const everywhere = () => bases().flatMap((base) => fields.map((field) => [...base, field]));
    if (answer === null) {
      for (const path of everywhere())
        run.report(clientError('SUBGRAPH_UNAVAILABLE', undefined, { path: names.inAnswer(path) }));
      return;
    }
    for (const { code, detail, path } of answer.errors) {
      const isPlaced = path.length > 0 && isClean(path);
      const paths = isPlaced ? bases().map((base) => [...base, ...path]) : everywhere();
      for (const place of paths) run.report(clientError(code, detail, { path: names.inAnswer(place) }));
    }
    run.text = answer.text ?? null;
    if (answer.data === null) return;
    rewrite?.(answer.data);
    if (isAtRoot) mergeData(run.data, answer.data, false);
    else for (const target of targets) mergeData(target, answer.data, target !== targets[0]);
  };
}

/** The response names a fetch asks for at its root. */
function rootNames(operation: string): readonly string[] {
  return parse(operation, { noLocation: true }).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections.flatMap(namesOf) : [],
  );
}

function namesOf(selection: SelectionNode): readonly string[] {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections.flatMap(namesOf);
  if (selection.kind === Kind.FRAGMENT_SPREAD || selection.name.value === '__typename') return [];
  return [(selection.alias ?? selection.name).value];
}
