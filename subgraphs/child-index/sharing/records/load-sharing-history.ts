import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { CompetenceAssessment } from '../competence-assessment.entity.ts';
import { CourtOrder } from '../court-order.entity.ts';
import { RestrictedPerson } from '../restricted-person.entity.ts';
import { Shield } from '../shield.entity.ts';
import type { SharingHistory } from './sharing-history.type.ts';

/** Loads these by child id, the latest first, for any number of children, in four queries. */
export async function loadSharingHistory(
  em: SqlEntityManager,
  childIds: readonly string[],
): Promise<Map<string, SharingHistory>> {
  const those = { childId: { $in: [...childIds] } };
  const [shields, persons, assessments, orders] = await Promise.all([
    em.fork().find(Shield, those, { orderBy: { since: 'desc', recordedAt: 'desc nulls last', id: 'asc' } }),
    em.fork().find(RestrictedPerson, those, { orderBy: { since: 'desc', recordedAt: 'desc nulls last', id: 'asc' } }),
    em.fork().find(CompetenceAssessment, those, { orderBy: { assessedOn: 'desc', recordedAt: 'desc', id: 'asc' } }),
    em.fork().find(CourtOrder, those, { orderBy: { startsAt: 'desc', recordedAt: 'desc', id: 'asc' } }),
  ]);
  return new Map(
    childIds.map((childId) => {
      const of = <Row extends { childId: string }>(rows: readonly Row[]) =>
        rows.filter((row) => row.childId === childId);
      const history = {
        shields: of(shields),
        restrictedPersons: of(persons),
        competence: of(assessments),
        courtOrders: of(orders) as SharingHistory['courtOrders'],
      };
      return [childId, history];
    }),
  );
}
