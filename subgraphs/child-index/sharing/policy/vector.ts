import { z } from 'zod';
import { ACTOR_AGENCIES, PURPOSES, ROLES, STANDINGS } from '../../../../schema/contract/actor.ts';
import { isInformationCategory } from '../../../../schema/contract/information-category.ts';
import { CONSENT_GIVERS, CONSENT_SCOPES, type DecisionFacts } from './facts.ts';

function optional<Schema extends z.ZodType, Fallback>(schema: Schema, fallback: Fallback) {
  return schema.nullish().transform((value) => value ?? fallback);
}

/** A closed-list value; null for none and for one that is not in the list, which is a denial and not a broken vector. */
function oneOf<Value extends string>(values: readonly Value[]) {
  const known = new Map<string, Value>(values.map((value) => [value, value]));
  return optional(z.string(), '').transform((value) => known.get(value) ?? null);
}

function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .nullish()
    .transform((values): z.output<Item>[] => values ?? []);
}

const text = optional(z.string(), null);
const flag = optional(z.boolean(), false);
const list = listOf(z.string());
/** An ISO 8601 date, meaning its first moment in UTC, or a date and time with its offset. Becomes milliseconds. */
const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).transform((value) => Date.parse(value));

const actor = z.object({
  id: z.string().min(1),
  agency: oneOf(ACTOR_AGENCIES),
  unit: optional(z.string(), ''),
  role: oneOf(ROLES),
  purposes: listOf(oneOf(PURPOSES)),
  accreditation: oneOf(STANDINGS),
});

const consent = z.object({
  giver: oneOf(CONSENT_GIVERS),
  giverId: text,
  refusal: flag,
  explicit: flag,
  scope: oneOf(CONSENT_SCOPES),
  categories: list,
  recipients: list,
  purposes: list,
  givenAt: moment,
  expiresAt: optional(moment, null),
  withdrawnAt: optional(moment, null),
});

const child = z.object({
  age: optional(z.number(), null),
  competence: optional(z.boolean(), null),
  shielded: flag,
  archived: flag,
  restrictedPersons: list,
  familyAndSelf: list,
  self: text,
  parentalResponsibility: optional(z.array(z.string()), null),
  keyHolders: list,
  consents: listOf(consent),
});

const item = z.object({
  category: optional(z.string(), '').transform((value) => (isInformationCategory(value) ? value : null)),
  agency: oneOf(ACTOR_AGENCIES),
  unit: optional(z.string(), ''),
  kind: text,
  sensitive: flag,
  thirdParty: flag,
  informantIdentity: flag,
  seriousHarmTest: flag,
  moreDetrimental: flag,
});

const context = z.object({
  reason: text,
  relationship: flag,
  reasonableCause: flag,
  shieldOverride: flag,
  brokering: flag,
  orderScope: list,
  isa: listOf(z.tuple([z.string(), z.string(), z.string()])),
});

const vector = z.object({
  actor,
  purpose: oneOf(PURPOSES),
  child,
  item,
  context: optional(context, context.parse({})),
  now: moment,
});

/**
 * The facts that a test vector, or a line given to the decide command, speaks of. What is missing closes; a value of
 * the wrong type is an error. A vector does not say which relative holds parental responsibility or is the child, so
 * the role of a relative who asks stands for it unless `self` or `parentalResponsibility` says otherwise.
 * @throws Error that names the path of the first value that cannot be read, without repeating it.
 */
export function factsFromVector(json: unknown): DecisionFacts {
  const parsed = vector.safeParse(json);
  if (!parsed.success) throw new Error(firstProblem(parsed.error));
  const { actor: asking, child: about, context: given, ...rest } = parsed.data;
  const { accreditation, purposes, ...who } = asking;
  const { isa, ...circumstances } = given;
  const asRelative = about.familyAndSelf.includes(asking.id);
  return {
    ...rest,
    actor: { ...who, standing: accreditation, purposes: purposes.filter((purpose) => purpose !== null) },
    child: {
      ...about,
      self: about.self ?? (asRelative && asking.role === 'CHILD' ? asking.id : null),
      parentalResponsibility:
        about.parentalResponsibility ?? (asRelative && asking.role === 'PR_HOLDER' ? [asking.id] : []),
    },
    context: {
      ...circumstances,
      agreements: isa.map(([custodian, recipient, purpose]) => ({ custodian, recipient, purpose })),
    },
  };
}

function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  return `${issue?.path.join('.') || 'the vector'}: ${issue?.message ?? 'cannot be read'}`;
}
