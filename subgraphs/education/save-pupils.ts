import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Enrolment } from './entities/enrolment.entity.ts';
import { Setting } from './entities/setting.entity.ts';
import type { PupilRecord } from './pupil-record.ts';

/** Writes settings and enrolments, new or changed; where a batch names one twice, its last word counts. */
export async function savePupils(em: SqlEntityManager, records: readonly PupilRecord[]): Promise<void> {
  const settings = new Map<string, Partial<Setting>>();
  const enrolments = new Map<string, Partial<Enrolment>>();
  for (const { child: _child, setting, ...enrolment } of records) {
    settings.set(setting.unit, setting);
    enrolments.set(enrolment.recordId, { ...enrolment, unit: setting.unit });
  }
  await em.upsertMany(Setting, [...settings.values()]);
  await em.upsertMany(Enrolment, [...enrolments.values()]);
}
