import type { SubgraphAnswer } from '../subgraph-answer.ts';
import type { EntityPart, FetchNode } from '../planner/plan-tree.ts';
import type { PlanSurroundings } from './plan-surroundings.ts';
import type { Represented } from './represented.ts';
import type { DataObject } from './data-object.ts';
import { entityErrors } from './entity-errors.ts';
import { fitsObject } from './fits-object.ts';
import { fetchBody } from './fetch-body.ts';
import { objectFinder } from './find-objects.ts';
import { dataMerger } from './merge-data.ts';
import type { PlanRun, PlanStep } from './plan-run.ts';
import { representEntity } from './represent-entity.ts';
import { rewriteData } from './rewrite-data.ts';

/**
 * A fetch of entities. Objects of the same representation are asked for once. An entity that could not be had, or is
 * not the one that was asked for, leaves its place as it is with an error there, so that the reader sees what is there
 * and could not be asked.
 */
export function entityFetch(node: FetchNode, around: PlanSurroundings): PlanStep {
  const body = fetchBody(node, around.variableNames);
  const parts = node.entities.map((part) => compilePart(part, node, around));
  const report = entityErrors(around.names);

  return (run) => {
    const represented = parts.map(({ represent }) => represent(run.data));
    if (represented.every(({ representations }) => representations.length === 0)) return undefined;
    let text = body(run.variables);
    for (const [index, { representations }] of represented.entries()) {
      const comma = text.endsWith('{') ? '' : ',';
      text += `${comma}${parts[index]?.prefix ?? ''}[${representations.join(',')}]`;
    }
    return settle(run, represented, `${text}}}`);
  };

  async function settle(run: PlanRun, represented: readonly Represented[], text: string): Promise<void> {
    const reply = await run.ask(node.subgraph, text);
    const { answer } = reply;
    const missing = represented.map((part, index) => parts[index]?.merge(part, answer) ?? []);
    const fits = answer?.data === null || missing.every((lost) => lost.length === 0);
    run.asked(node.subgraph, reply, fits);
    if (answer === null || answer.errors.length > 0 || !fits)
      report(
        run,
        answer,
        represented,
        missing,
        parts.map(({ finders }) => finders),
      );
  }
}

function compilePart(part: EntityPart, node: FetchNode, { facts }: PlanSurroundings) {
  const finders = part.paths.map((path) => objectFinder(path, facts));
  const representOne = representEntity(part.requires, part.inputRewrites, facts);
  const rewrite = rewriteData(part.outputRewrites, facts);
  const fits = fitsObject(node, part.alias, facts);
  const mergeData = dataMerger(facts);

  const represent = (data: DataObject): Represented => {
    const objects: DataObject[] = [];
    for (const finder of finders) finder.collect(data, objects);
    const targets: DataObject[][] = [];
    const representations: string[] = [];
    const indices = new Map<string, number>();
    for (const object of objects) {
      const text = representOne(object);
      if (text === null) continue;
      const index = indices.get(text);
      if (index === undefined) {
        indices.set(text, representations.length);
        representations.push(text);
        targets.push([object]);
      } else {
        targets[index]?.push(object);
      }
    }
    return { alias: part.alias, targets, representations };
  };

  /** Fills the objects in. @returns the indices of representations to which there is no fitting answer */
  const merge = ({ targets }: Represented, answer: SubgraphAnswer | null): readonly number[] => {
    const entities = answer?.data?.[part.alias];
    if (!Array.isArray(entities) || entities.length !== targets.length) return [...targets.keys()];
    const lost: number[] = [];
    for (const [index, objects] of targets.entries()) {
      const entity: unknown = entities[index];
      const [first] = objects;
      if (entity === null || first === undefined) continue;
      if (!fits(first, entity)) {
        lost.push(index);
        continue;
      }
      rewrite?.(entity);
      for (const object of objects) mergeData(object, entity as DataObject, object !== first);
    }
    return lost;
  };
  return { prefix: `${JSON.stringify(part.variable)}:`, finders, represent, merge };
}
