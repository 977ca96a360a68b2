import type { GraphQLSchema } from 'graphql';
import type { PlanNode } from './plan-tree.ts';

/** Makes query plans for one supergraph. */
export interface Planner {
  readonly name: string;
  /** The schema that clients see. */
  readonly apiSchema: GraphQLSchema;
  /**
   * How many of the supergraph's progressive overrides (`@override(label: "percent(n)")`) a share of requests is under.
   * @param share from 0 to 100, drawn for each request
   */
  overrideBucket(share: number): number;
  /**
   * Plans an operation that is valid against the API schema, asks for no introspection and has neither named
   * fragments nor conditions. Planning takes place on another thread: some operations of a few kilobytes take seconds.
   * @param bucket as given by overrideBucket
   * @param signal gives the plan up
   * @throws Error where there is no way to answer the operation, or the plan was given up
   */
  plan(operation: string, bucket: number, signal?: AbortSignal): Promise<PlanNode>;
}
