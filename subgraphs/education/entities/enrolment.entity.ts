import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PractitionerRecord } from '../../kernel/agency/contact-record.ts';
import type { EnrolmentStatus } from './enrolment-status.ts';
import type { SenProvision } from './sen-provision.ts';

/** One pupil at one setting, as the setting's own system has it. */
@Entity({ tableName: 'enrolment' })
export class Enrolment {
  /** The education system's id of the enrolment. */
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  /** The setting. */
  @Property({ type: 'text' })
  unit!: string;

  /** National Curriculum year: `N1`, `N2`, `R`, `1` to `14`; null where the source does not give it. */
  @Property({ type: 'text', nullable: true })
  yearGroup!: string | null;

  @Property({ type: 'text' })
  enrolmentStatus!: EnrolmentStatus;

  @Property({ type: 'json', nullable: true })
  attendance!: Attendance | null;

  @Property({ type: 'text', nullable: true })
  senProvision!: SenProvision | null;

  /** Staff who work with the pupil. */
  @Property({ type: 'json' })
  practitioners!: PractitionerRecord[];

  @Property({ type: 'json', nullable: true })
  educationSocialWorker!: PractitionerRecord | null;

  @Property({ type: 'date', nullable: true })
  since!: string | null;

  @Property({ type: 'date', nullable: true })
  until!: string | null;

  /** When the source last confirmed the record. */
  @Property({ type: 'date' })
  asOf!: string;
}

/** Half-day sessions of the school year so far. */
export interface Attendance {
  readonly sessionsPossible: number;
  readonly sessionsAttended: number;
  readonly unauthorisedAbsence: number;
  readonly asOf: string;
}
