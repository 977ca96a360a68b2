/** A query plan, in the gateway's own words, whichever planner made it. */
export type PlanNode = SequenceNode | ParallelNode | FetchNode;

/** One after the other: a later one may need what an earlier one brought. */
export interface SequenceNode {
  readonly kind: 'sequence';
  readonly nodes: readonly PlanNode[];
}

/** All at once. */
export interface ParallelNode {
  readonly kind: 'parallel';
  readonly nodes: readonly PlanNode[];
}

/** One request to one subgraph. */
export interface FetchNode {
  readonly kind: 'fetch';
  readonly subgraph: string;
  /** GraphQL text. */
  readonly operation: string;
  /** Names of the client's variables that the text uses. */
  readonly variables: readonly string[];
  /** Entities that are asked for; empty where the fetch starts at the root of the subgraph. */
  readonly entities: readonly EntityPart[];
  /** Where the data of a root fetch go: mostly nowhere but the root. */
  readonly path: PlanPath;
  /** Changes to the data of a root fetch before they are merged. */
  readonly outputRewrites: readonly Rewrite[];
}

/** One `_entities` field of a fetch. */
export interface EntityPart {
  /** Its response name. */
  readonly alias: string;
  /** The variable that carries its representations. */
  readonly variable: string;
  /** The objects that are represented, and filled in. */
  readonly paths: readonly PlanPath[];
  readonly requires: readonly Requirement[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
}

/** A way from the root of the data to objects, by response names. */
export type PlanPath = readonly PathStep[];

export type PathStep =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'list' }
  /** Only on with objects of one of these types. */
  | { readonly kind: 'types'; readonly types: readonly string[] };

/** A part of a representation. */
export type Requirement =
  | {
      readonly kind: 'field';
      /** The response name under which the value lies in the data. */
      readonly from: string;
      /** The name it has in the representation. */
      readonly to: string;
      readonly selections: readonly Requirement[] | null;
    }
  | { readonly kind: 'on'; readonly type: string; readonly selections: readonly Requirement[] };

/** A change to a representation, or to what a subgraph answered. */
export type Rewrite =
  | { readonly kind: 'set'; readonly path: readonly RewriteStep[]; readonly value: unknown }
  | { readonly kind: 'rename'; readonly path: readonly RewriteStep[]; readonly to: string };

export type RewriteStep =
  { readonly kind: 'key'; readonly name: string } | { readonly kind: 'types'; readonly types: readonly string[] };
