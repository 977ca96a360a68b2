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

const NONE: readonly number[] = [];

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
    const represented: Represented[] = [];
    let variables = '';
    let isNeeded = false;
    for (const { prefix, represent } of parts) {
      const part = represent(run.data);
      represented.push(part);
      variables += `${variables === '' ? '' : ','}${prefix}[${part.text}]`;
      isNeeded ||= part.targets.length > 0;
    }
    return isNeeded ? settle(run, represented, body(run.variables, variables)) : undefined;
  };

  async function settle(run: PlanRun, represented: readonly Represented[], text: string): Promise<void> {
    const reply = await run.ask(node.subgraph, text);
    const { answer } = reply;
    const missing: (readonly number[])[] = [];
    let fits = true;
    for (const [index, part] of represented.entries()) {
      const lost = parts[index]?.merge(part, answer) ?? NONE;
      missing.push(lost);
      fits &&= lost.length === 0;
    }
    fits ||= answer?.data === null;
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
  const { alias } = part;
  const finders = part.paths.map((path) => objectFinder(path, facts));
  const representOne = representEntity(part.requires, part.inputRewrites, facts);
  const rewrite = rewriteData(part.outputRewrites, facts);
  const fits = fitsObject(node, part, facts);
  const mergeData = dataMerger(facts);

  const represent = (data: DataObject): Represented => {
    const objects: DataObject[] = [];
    for (const finder of finders) finder.collect(data, objects);
    const targets: DataObject[][] = [];
    const indices = new Map<string, number>();
    let text = '';
    for (const object of objects) {
      const representation = representOne(object);
      if (representation === null) continue;
      const index = indices.get(representation);
      if (index === undefined) {
        indices.set(representation, targets.length);
        text += targets.length === 0 ? representation : `,${representation}`;
        targets.push([object]);
      } else {
        targets[index]?.push(object);
      }
    }
    return { alias, targets, text };
  };

  /** Fills the objects in. @returns the indices of representations to which there is no fitting answer */
  const merge = ({ targets }: Represented, answer: SubgraphAnswer | null): readonly number[] => {
    const entities = answer?.data?.[alias];
    if (!Array.isArray(entities) || entities.length !== targets.length) return [...targets.keys()];
    let lost: number[] | null = null;
    for (const [index, objects] of targets.entries()) {
      const entity: unknown = entities[index];
      const [first] = objects;
      if (entity === null || first === undefined) continue;
      if (!fits(first, entity)) {
        lost ??= [];
        lost.push(index);
        continue;
      }
      rewrite?.(entity);
      for (const object of objects) mergeData(object, entity as DataObject, object !== first);
    }
    return lost ?? NONE;
  };
  return { prefix: `${JSON.stringify(part.variable)}:`, finders, represent, merge };
}
