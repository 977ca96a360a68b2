import { z } from 'zod';

const resourceSchema = z.looseObject({
  resourceType: z.string(),
  id: z.string().optional(),
  meta: z.looseObject({ security: z.array(z.looseObject({ code: z.string() })).default([]) }).optional(),
});
export type Resource = z.infer<typeof resourceSchema>;

/** A FHIR R4 Bundle as one row: an episode of care with what it refers to. */
export const bundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  entry: z
    .array(z.object({ fullUrl: z.string().optional(), resource: resourceSchema }))
    .min(1)
    .max(50),
});
export type Bundle = z.infer<typeof bundleSchema>;

/** The only resource of a type, or undefined where there is none or more than one. */
export function onlyResource(bundle: Bundle, type: string): Resource | undefined {
  const [only, ...others] = bundle.entry.filter(({ resource }) => resource.resourceType === type);
  return others.length === 0 ? only?.resource : undefined;
}

/** The resource of a type that a reference leads to, by `Type/id` or by its entry's full URL; undefined where it is not here. */
export function referenced(bundle: Bundle, reference: string | undefined, type: string): Resource | undefined {
  return bundle.entry.find(
    ({ fullUrl, resource }) =>
      resource.resourceType === type &&
      reference !== undefined &&
      (reference === fullUrl || reference === `${type}/${resource.id}`),
  )?.resource;
}

/** Labels of v3-Confidentiality that put no special limit on who may see a resource: unrestricted, low, moderate, normal. */
const ORDINARY = new Set(['U', 'L', 'M', 'N']);

/**
 * True where any resource bears a security label other than the ordinary ones: `R` of a patient whose whereabouts are
 * protected, `V`, or a label that this reader does not know.
 */
export function isRestricted(bundle: Bundle): boolean {
  return bundle.entry.some(({ resource }) => resource.meta?.security.some(({ code }) => !ORDINARY.has(code)) ?? false);
}
