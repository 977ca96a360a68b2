import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { ENTITIES } from './entities.ts';
import type { EntityName } from './entity.ts';
import { profileSchema, schemaOf } from './json-schema.ts';

const ID = 'urn:open-referral-uk:3.0';

/** Problems of one document that are told; a document with more has said enough. */
const TOLD = 20;

const validators = new Map<EntityName, ValidateFunction>();

/**
 * What keeps a value from being an entity of the Open Referral UK profile, in words and without repeating what it holds;
 * empty where it is one. At most twenty problems are told.
 */
export function profileProblems(name: EntityName, value: unknown): readonly string[] {
  const validate = validatorOf(name);
  if (validate(value)) return [];
  return [...new Set((validate.errors ?? []).map((error) => problemOf(name, error)))].slice(0, TOLD);
}

function validatorOf(name: EntityName): ValidateFunction {
  if (validators.size === 0) {
    const ajv = new Ajv({ allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema(profileSchema(ID));
    for (const entity of Object.keys(ENTITIES) as EntityName[]) {
      validators.set(entity, ajv.compile({ $ref: schemaOf(ID, entity) }));
    }
  }
  const validate = validators.get(name);
  if (validate === undefined) throw new Error('the profile has no such entity');
  return validate;
}

function problemOf(name: EntityName, { instancePath, keyword, params }: ErrorObject): string {
  const place = `${name}${instancePath.replaceAll('/', '.')}`;
  const told = params as Readonly<Record<string, unknown>>;
  switch (keyword) {
    case 'required':
      return `${place}.${String(told['missingProperty'])} is missing`;
    case 'type':
      return `${place} has to be ${WORDS[String(told['type'])] ?? String(told['type'])}`;
    case 'format':
      return `${place} has to be ${WORDS[String(told['format'])] ?? String(told['format'])}`;
    case 'enum':
      return `${place} has to be one of: ${(told['allowedValues'] as readonly string[]).join(', ')}`;
    default:
      return `${place} does not fit the profile`;
  }
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  object: 'an object',
  array: 'a list',
  uuid: 'a UUID',
  uri: 'a URL with its scheme',
  email: 'an e-mail address',
  'date-time': 'a date and time with its offset',
};
