import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Team } from './entities/team.entity.ts';
import { YoungPerson } from './entities/young-person.entity.ts';
import type { YoungPersonRecord } from './young-person-record.ts';

/** Writes teams and young people, new or changed; where a batch names one twice, its last word counts. */
export async function saveYoungPeople(em: SqlEntityManager, records: readonly YoungPersonRecord[]): Promise<void> {
  const teams = new Map<string, Partial<Team>>();
  const youngPeople = new Map<string, Partial<YoungPerson>>();
  for (const { child: _child, category: _category, team, ...youngPerson } of records) {
    teams.set(team.unit, team);
    youngPeople.set(youngPerson.recordId, { ...youngPerson, unit: team.unit });
  }
  await em.upsertMany(Team, [...teams.values()]);
  await em.upsertMany(YoungPerson, [...youngPeople.values()]);
}
