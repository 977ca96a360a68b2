import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { isCustodian } from '../../../schema/contract/agency.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { checkAsker } from '../identity/check-asker.ts';
import type { IndexContext } from '../index-context.ts';
import { Agency } from '../involvement/agency.enum.ts';
import { DataQuality } from './data-quality.type.ts';
import { findQualityIssues } from './find-quality-issues.ts';

/** What could be better about an agency's records. About no child in particular. */
@Resolver()
export class DataQualityResolver {
  @Query(() => DataQuality, {
    description:
      'What could be better about an agency’s records: counts, and examples by the agency’s own ids. For index managers, ' +
      'and for the agency’s own staff, with the purpose DATA_STEWARDSHIP.',
  })
  async dataQuality(
    @Arg('agency', () => Agency, { description: 'Whose records.' }) agency: Agency,
    @Ctx('index') context: IndexContext,
  ): Promise<DataQuality> {
    const { actor, purpose } = context.request;
    checkAsker(context.request, Date.now());
    if (purpose !== 'DATA_STEWARDSHIP') throw new HubError('FORBIDDEN', 'PURPOSE_NOT_ALLOWED');
    if (actor.role !== 'INDEX_MANAGER' && actor.agency !== agency) throw new HubError('FORBIDDEN', 'ROLE_NOT_ALLOWED');
    if (!isCustodian(agency)) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
    const { records, findings } = await findQualityIssues(context.em.fork(), agency, actor);
    return { agency, records, findings: [...findings] };
  }
}
