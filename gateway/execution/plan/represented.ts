import type { DataObject } from './data-object.ts';

/** The objects that one `_entities` field of a request is about. */
export interface Represented {
  readonly alias: string;
  /** For each representation, the objects that it stands for: one entity may be in many places. */
  readonly targets: readonly (readonly DataObject[])[];
  /** The representations as JSON text, with commas between them. */
  readonly text: string;
}
