import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { IsoDateTime } from '../../kernel/schema/iso-date-time.scalar.ts';
import { countAccesses, type CountedBy } from '../queries/count-accesses.ts';
import { readPeriod } from '../queries/period.ts';
import { trailDatabase } from '../trail-database.ts';
import { AccessStatistics } from './access-statistics.type.ts';
import type { AuditContext } from './audit-context.ts';
import { recordReading } from './record-reading.ts';
import { requireAuditor } from './require-auditor.ts';

@Resolver()
export class AccessStatisticsResolver {
  @Query(() => AccessStatistics, {
    description:
      'How often children were looked at in a period of at most 31 days, by agency, purpose, effect and day. For ' +
      'auditors, with the purpose AUDIT.',
  })
  async accessStatistics(
    @Arg('from', () => IsoDateTime, { description: 'Recorded then or later.' }) from: Date,
    @Arg('to', () => IsoDateTime, { description: 'Recorded before.' }) to: Date,
    @Ctx() context: AuditContext,
  ): Promise<AccessStatistics> {
    requireAuditor(context.request);
    const { total, counts } = await countAccesses(trailDatabase(context.em), readPeriod(from, to));
    await recordReading(context, {
      read: 'accessStatistics',
      asked: { from: from.toISOString(), to: to.toISOString() },
      shown: counts.length,
      childId: null,
    });
    const those = (by: CountedBy) => counts.filter((count) => count.by === by);
    return {
      total,
      byAgency: those('agency'),
      byPurpose: those('purpose'),
      byEffect: those('effect'),
      byDay: those('day'),
    };
  }
}
