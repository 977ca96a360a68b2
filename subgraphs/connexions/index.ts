import type { Agency } from '../kernel/agency/agency.ts';
import { recordAdapter } from '../kernel/agency/record.adapter.ts';
import { Team } from './entities/team.entity.ts';
import { YoungPerson } from './entities/young-person.entity.ts';
import { M0001YoungPeople } from './migrations/m0001-young-people.ts';
import { ConnexionsInvolvement } from './resolvers/connexions-involvement.type.ts';
import { describeInvolvements } from './resolvers/describe-involvements.ts';
import { saveYoungPeople } from './save-young-people.ts';
import { youngPersonRecordSchema, type YoungPersonRecord } from './young-person-record.ts';

/** The guidance service for young people: who has a personal adviser. */
export const connexions: Agency<YoungPersonRecord> = {
  custodian: 'CONNEXIONS',
  schema: 'connexions',
  entities: [Team, YoungPerson],
  migrations: [{ name: 'm0001-young-people', class: M0001YoungPeople }],
  involvementType: ConnexionsInvolvement,
  involvementTypeName: 'ConnexionsInvolvement',
  adapters: [recordAdapter(youngPersonRecordSchema)],
  save: saveYoungPeople,
  registrationsOf: (record) => [
    { recordId: record.recordId, unit: record.team.unit, category: record.category, kind: null, child: record.child },
  ],
  describe: describeInvolvements,
};
