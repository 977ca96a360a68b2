import type { Agency } from '../kernel/agency/agency.ts';
import { recordAdapter } from '../kernel/agency/record.adapter.ts';
import { Notice } from './entities/notice.entity.ts';
import { PoliceUnit } from './entities/police-unit.entity.ts';
import { M0001Notices } from './migrations/m0001-notices.ts';
import { noticeRecordSchema, type NoticeRecord } from './notice-record.ts';
import { describeInvolvements } from './resolvers/describe-involvements.ts';
import { PoliceInvolvement } from './resolvers/police-involvement.type.ts';
import { saveNotices } from './save-notices.ts';

/**
 * Public protection: which notices concern a child. The neighbourhood team is told with a notice and is no involvement
 * of its own: it would say where the child lives.
 */
export const police: Agency<NoticeRecord> = {
  custodian: 'POLICE',
  schema: 'police',
  entities: [PoliceUnit, Notice],
  migrations: [{ name: 'm0001-notices', class: M0001Notices }],
  involvementType: PoliceInvolvement,
  involvementTypeName: 'PoliceInvolvement',
  adapters: [recordAdapter(noticeRecordSchema)],
  save: saveNotices,
  registrationsOf: (record) => [
    {
      recordId: record.recordId,
      unit: record.owner.unit,
      category: 'POLICE_EVENT',
      kind: record.noticeKind,
      child: record.child,
    },
  ],
  describe: describeInvolvements,
};
