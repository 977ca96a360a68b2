import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PractitionerRecord, ServiceRecord } from '../../kernel/agency/contact-record.ts';
import type { NoticeKind } from './notice-kind.ts';
import type { RiskGrade } from './risk-grade.ts';

/** One public protection notice, as it concerns one child. */
@Entity({ tableName: 'notice' })
export class Notice {
  /** The force's reference of the notice for this child. */
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  /** The unit that owns it. */
  @Property({ type: 'text' })
  unit!: string;

  @Property({ type: 'text' })
  noticeKind!: NoticeKind;

  @Property({ type: 'date' })
  noticeDate!: string;

  /** Null where it was not graded. */
  @Property({ type: 'text', nullable: true })
  riskGrade!: RiskGrade | null;

  /** Whom to call about the child's neighbourhood. */
  @Property({ type: 'json', nullable: true })
  neighbourhoodTeam!: ServiceRecord | null;

  /** Officers to speak to about it. */
  @Property({ type: 'json' })
  practitioners!: PractitionerRecord[];

  @Property({ type: 'date', nullable: true })
  since!: string | null;

  @Property({ type: 'date', nullable: true })
  until!: string | null;

  /** When the source last confirmed the record. */
  @Property({ type: 'date' })
  asOf!: string;
}
