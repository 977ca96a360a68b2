import { openOperator, type Operator } from '../hub/open-operator.ts';
import { readLocalSettings } from '../hub/local-settings.ts';
import { subgraphUrlName } from '../hub/setting-names.ts';
import { requireTrailFolder } from './require-trail-folder.ts';

/**
 * A way to the audit subgraph of a hub that is there. Where it is looked for in the data folder, none is made: a command
 * on the wrong folder would say that all is well.
 * @throws Error when there is no trail, and as {@link openOperator} does
 */
export async function openAuditOperator(environment: Readonly<Record<string, string | undefined>>): Promise<Operator> {
  const setting = subgraphUrlName('audit');
  if ((environment[setting] ?? '') === '') await requireTrailFolder(readLocalSettings(environment).dataDir, setting);
  return openOperator(environment, 'audit');
}
