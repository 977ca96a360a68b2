import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Document } from '../../../../subgraphs/service-directory/open-referral/profile/entity.ts';

/** The profile as its owners publish it: schemas, and examples that fit them. It is not part of this project. */
const FOLDER = '../shared/data/open-referral-uk';

export const PROFILE_IS_HERE = existsSync(FOLDER);

export type ExampleName =
  | 'service_full'
  | 'service_list'
  | 'organization_full'
  | 'organization_list'
  | 'service_at_location_full'
  | 'service_at_location_list'
  | 'taxonomy'
  | 'taxonomy_list'
  | 'taxonomy_term'
  | 'taxonomy_term_list';

export function example(name: ExampleName): any {
  return read(`examples/${name}.json`);
}

/** A validator that the profile’s own files make. */
export function publishedValidator(file: string): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const name of readdirSync(`${FOLDER}/schema`).filter((entry) => entry.endsWith('.json'))) {
    if (name !== 'openapi.json') ajv.addSchema({ ...(read(`schema/${name}`) as Document), $id: name }, name);
  }
  const page = read('schema/openapi.json').components.schemas.Page;
  if (file === 'page') return ajv.compile(page);
  return ajv.compile(read(`schema/${file}`));
}

function read(path: string): any {
  return JSON.parse(readFileSync(`${FOLDER}/${path}`, 'utf8'));
}
