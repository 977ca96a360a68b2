import { z } from 'zod';
import { describedChildSchema } from '../../schema/contract/child-registration.ts';
import { INVOLVEMENT_CATEGORIES } from '../../schema/contract/information-category.ts';
import { practitionerRecordSchema, serviceRecordSchema } from '../kernel/agency/contact-record.ts';
import { CareEpisodeStatus } from './entities/care-episode-status.ts';
import { HealthServiceKind } from './entities/health-service-kind.ts';

type InvolvementCategory = (typeof INVOLVEMENT_CATEGORIES)[number];

/**
 * The categories under which a service may be registered, its usual one first. Mental health, sexual health and
 * substance misuse are the sensitive services (SI 2007/2182 reg. 11) and can be nothing else; any other service may be
 * treated as sensitive, which is the stricter way.
 */
export const CATEGORIES_OF: Readonly<
  Record<HealthServiceKind, readonly [InvolvementCategory, ...InvolvementCategory[]]>
> = {
  GP_REGISTRATION: ['INV_UNIVERSAL', 'INV_SENSITIVE'],
  HEALTH_VISITING: ['INV_UNIVERSAL', 'INV_SENSITIVE'],
  SCHOOL_NURSING: ['INV_UNIVERSAL', 'INV_SENSITIVE'],
  SPEECH_LANGUAGE_THERAPY: ['INV_TARGETED', 'INV_SPECIALIST', 'INV_SENSITIVE'],
  COMMUNITY_PAEDIATRICS: ['INV_SPECIALIST', 'INV_TARGETED', 'INV_SENSITIVE'],
  PCAMHS: ['INV_SENSITIVE'],
  SEXUAL_HEALTH: ['INV_SENSITIVE'],
  SUBSTANCE_MISUSE: ['INV_SENSITIVE'],
};

/** A registration or one episode of care, as the health subgraph takes it in. Dates are `YYYY-MM-DD`. */
export const healthRecordSchema = z
  .strictObject({
    recordId: z.string().trim().min(1).max(100),
    child: describedChildSchema,
    provider: serviceRecordSchema.extend({
      unit: z.string().regex(/^[a-z0-9-]{1,100}$/),
      odsCode: z
        .string()
        .regex(/^[A-Z0-9]{3,10}$/)
        .nullable(),
    }),
    kind: z.enum(HealthServiceKind),
    category: z.enum(INVOLVEMENT_CATEGORIES),
    /** Null for a registration, which is not an episode of care. */
    episode: z
      .strictObject({ status: z.enum(CareEpisodeStatus), type: z.string().trim().min(1).max(200).nullable() })
      .nullable(),
    practitioners: z.array(practitionerRecordSchema).max(20),
    since: z.iso.date().nullable(),
    until: z.iso.date().nullable(),
    asOf: z.iso.date(),
  })
  .refine((record) => CATEGORIES_OF[record.kind].includes(record.category), { path: ['category'] });

export type HealthRecord = z.infer<typeof healthRecordSchema>;
