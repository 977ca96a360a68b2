import type { PlanNode } from './plan-tree.ts';

/** Makes query plans for one supergraph. */
export interface Planner {
  /**
   * Makes ready to plan, which plans would otherwise have to wait for.
   * @throws Error where the supergraph cannot be planned for
   */
  start(): Promise<void>;
  /**
   * How many of the supergraph's progressive overrides (`@override(label: "percent(n)")`) a share of requests is not
   * under.
   * @param share from 0 to 100, drawn for each request
   */
  overrideBucket(share: number): number;
  /**
   * Plans an operation that is valid against the schema for clients, asks for no introspection and has neither named
   * fragments nor conditions. Planning takes place in another process: some operations of a few kilobytes take seconds,
   * and some are the end of whoever plans them.
   * @param bucket as given by overrideBucket
   * @throws HubError, or Error where there is no way to answer the operation
   */
  plan(operation: string, bucket: number): Promise<PlanNode>;
  /** The supergraph is served no more: what was started ends once nothing is left to plan. */
  end(): void;
}

/**
 * Plans operations on the thread that it is called on.
 * @param share from 0 to 100: progressive overrides of more than that are on
 * @throws Error, or rejects with one, where there is no way to answer the operation
 */
export type MakePlan = (operation: string, share: number) => PlanNode | Promise<PlanNode>;

/**
 * Reads a supergraph.
 * @param labels of overrides that are on, besides those by percentage; none
 * @throws Error where the planner cannot be loaded, or the document is no supergraph
 */
export type ReadSupergraph = (supergraph: string, labels?: readonly string[]) => MakePlan;
