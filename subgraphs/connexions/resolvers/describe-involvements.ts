import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { InvolvementDetails } from '../../kernel/agency/agency.ts';
import { latestRecords } from '../../kernel/agency/latest-record.ts';
import { Team } from '../entities/team.entity.ts';
import { YoungPerson } from '../entities/young-person.entity.ts';
import type { ConnexionsInvolvement } from './connexions-involvement.type.ts';

type Details = Omit<ConnexionsInvolvement, 'id' | 'statement'>;

/** What Connexions knows of each involvement, given by its record ids: two queries, however many there are. */
export async function describeInvolvements(
  em: SqlEntityManager,
  involvements: readonly (readonly string[])[],
): Promise<(InvolvementDetails | null)[]> {
  const youngPeople = await em.find(
    YoungPerson,
    { recordId: { $in: involvements.flat() } },
    { disableIdentityMap: true },
  );
  const teams = await em.find(
    Team,
    { unit: { $in: youngPeople.map((youngPerson) => youngPerson.unit) } },
    { disableIdentityMap: true },
  );
  const teamOf = new Map(teams.map((team) => [team.unit, team]));
  return latestRecords(involvements, youngPeople).map((youngPerson) => {
    const team = youngPerson && teamOf.get(youngPerson.unit);
    return youngPerson && team ? { ...detailsOf(youngPerson, team) } : null;
  });
}

function detailsOf(youngPerson: YoungPerson, team: Team): Details {
  const { recordId: _recordId, unit: _unit, ...details } = youngPerson;
  return { ...details, service: { name: team.name, telephone: team.telephone } };
}
