import type { InformationCategory } from '../../../schema/contract/information-category.ts';
import type { ReleasedCategory } from '../../../schema/contract/sharing-statement.ts';
import { OWN_CATEGORY, type FieldCategory } from '../schema/information.ts';

/**
 * Keeps of an agency's answer only the fields that a statement releases; every other field is null.
 * @param details what the agency knows, by GraphQL field name
 * @param own the category under which the involvement itself is known
 * @param categories each published field's category; a field without one is not released
 */
export function releasedOnly(
  details: Readonly<Record<string, unknown>>,
  own: InformationCategory,
  categories: ReadonlyMap<string, FieldCategory>,
  released: readonly ReleasedCategory[],
): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [field, category] of categories) {
    const concrete = category === OWN_CATEGORY ? own : category;
    const grant = released.find((candidate) => candidate.category === concrete);
    const open = grant !== undefined && (grant.fields === null || grant.fields.includes(field));
    kept[field] = open ? (details[field] ?? null) : null;
  }
  return kept;
}
