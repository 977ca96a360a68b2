import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { RecordedBy } from './records/recorded-by.ts';

/** Whether the child understood enough to decide about sharing, when somebody looked into it (Gillick). */
@Entity({ tableName: 'competence_assessment' })
export class CompetenceAssessment {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  childId!: string;

  @Property({ type: 'boolean' })
  competent!: boolean;

  @Property({ type: 'date' })
  assessedOn!: string;

  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'json' })
  recordedBy!: RecordedBy;

  @Property({ type: 'datetime' })
  recordedAt!: Date;
}
