import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PractitionerRecord } from '../../kernel/agency/contact-record.ts';
import type { CareEpisodeStatus } from './care-episode-status.ts';
import type { HealthServiceKind } from './health-service-kind.ts';

/** One child's registration with a provider, or one episode of care there. */
@Entity({ tableName: 'care_record' })
export class CareRecord {
  /** The health system's id of the registration or episode. */
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  /** The provider. */
  @Property({ type: 'text' })
  unit!: string;

  @Property({ type: 'text' })
  kind!: HealthServiceKind;

  /** Null for a registration. */
  @Property({ type: 'json', nullable: true })
  episode!: Episode | null;

  /** Staff who care for the child. */
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

export interface Episode {
  readonly status: CareEpisodeStatus;
  /** What kind of care, in the provider's words; null where the source does not give it. */
  readonly type: string | null;
}
