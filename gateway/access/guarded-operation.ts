import type { FieldNode } from 'graphql';
import { boundedCache } from '../execution/bounded-cache.ts';
import type { CompiledOperation } from '../execution/plan/compile-operation.ts';
import { clientError, type ClientError } from '../http/error-body.ts';
import type { Grants } from './grants.ts';
import type { ProtectedField } from './protected-fields.ts';

/** What somebody gets of an operation. */
export interface AllowedOperation {
  readonly compiled: CompiledOperation;
  /** For each field that was left out. */
  readonly denied: readonly ClientError[];
}

/** Decides for each asker what of an operation is asked for. */
export type GuardedOperation = (grants: Grants) => AllowedOperation | Promise<AllowedOperation>;

/** Ways in which one operation is cut that are kept planned. */
const KEPT = 16;
/** Errors that are listed; an answer with more says no more. */
const MOST_ERRORS = 100;

/**
 * What somebody may not ask for is not asked for: the operation is planned again without it, and in the answer it is null,
 * with a FORBIDDEN at its place. That is what Apollo's routers do, so that a page shows what it may.
 * @param whole the operation as everybody gets it who may have all of it
 * @param without compiles it so that some fields are not asked for, and are null in its answer
 */
export function guardedOperation(
  fields: readonly ProtectedField[],
  whole: CompiledOperation,
  without: (denied: ReadonlySet<FieldNode>) => Promise<CompiledOperation>,
): GuardedOperation {
  const everything: AllowedOperation = { compiled: whole, denied: [] };
  if (fields.length === 0) return () => everything;
  const cuts = boundedCache<string, AllowedOperation>(KEPT);
  return (grants) => {
    const denied = fields.filter(({ required }) => !required.every((isMet) => isMet(grants)));
    if (denied.length === 0) return everything;
    const key = denied.map((field) => fields.indexOf(field)).join();
    return cuts.get(key) ?? cut(key, denied);
  };

  async function cut(key: string, denied: readonly ProtectedField[]): Promise<AllowedOperation> {
    const compiled = await without(new Set(denied.map(({ node }) => node)));
    const paths = outermost(denied.flatMap((field) => field.paths));
    const errors = paths.slice(0, MOST_ERRORS).map((path) => clientError('FORBIDDEN', undefined, { path }));
    const allowed = { compiled, denied: errors };
    cuts.set(key, allowed);
    return allowed;
  }
}

/** Without those that are inside others. */
function outermost(paths: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const texts = new Set(paths.map((path) => path.join('.')));
  return paths.filter((path) => !path.some((_, end) => end > 0 && texts.has(path.slice(0, end).join('.'))));
}
