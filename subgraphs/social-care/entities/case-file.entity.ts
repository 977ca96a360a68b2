import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PractitionerRecord, ServiceRecord } from '../../kernel/agency/contact-record.ts';
import type { SocialCareStatus } from './social-care-status.ts';

/** One child’s case with one team. */
@Entity({ tableName: 'case_file' })
export class CaseFile {
  /** The case management system's id of the case. */
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  /** The team, by the short name that tokens use, such as `assessment-city`. */
  @Property({ type: 'text' })
  unit!: string;

  /** Whom a colleague of another agency calls about the case. */
  @Property({ type: 'json' })
  service!: ServiceRecord;

  /** What the authority calls the team; null where the source does not say. */
  @Property({ type: 'text', nullable: true })
  team!: string | null;

  /** Null where the source does not say: not the same as NONE. */
  @Property({ type: 'text', nullable: true })
  status!: SocialCareStatus | null;

  @Property({ type: 'date', nullable: true })
  statusSince!: string | null;

  /** Whom to call about the status. */
  @Property({ type: 'json', nullable: true })
  authorityContact!: ServiceRecord | null;

  @Property({ type: 'json', nullable: true })
  allocatedWorker!: PractitionerRecord | null;

  /** Everyone who works on the case. */
  @Property({ type: 'json' })
  practitioners!: PractitionerRecord[];

  @Property({ type: 'date', nullable: true })
  since!: string | null;

  @Property({ type: 'date', nullable: true })
  until!: string | null;

  /** When the source last confirmed the case. */
  @Property({ type: 'date' })
  asOf!: string;
}
