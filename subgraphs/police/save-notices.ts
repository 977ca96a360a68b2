import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Notice } from './entities/notice.entity.ts';
import { PoliceUnit } from './entities/police-unit.entity.ts';
import type { NoticeRecord } from './notice-record.ts';

/** Writes units and notices, new or changed; where a batch names one twice, its last word counts. */
export async function saveNotices(em: SqlEntityManager, records: readonly NoticeRecord[]): Promise<void> {
  const units = new Map<string, Partial<PoliceUnit>>();
  const notices = new Map<string, Partial<Notice>>();
  for (const { child: _child, owner, ...notice } of records) {
    units.set(owner.unit, owner);
    notices.set(notice.recordId, { ...notice, unit: owner.unit });
  }
  await em.upsertMany(PoliceUnit, [...units.values()]);
  await em.upsertMany(Notice, [...notices.values()]);
}
