import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../schema/contract/actor.ts';

/** An entry of the trail as it is read back; written by insert-entries.ts alone. */
@Entity({ tableName: 'entry', readonly: true })
export class RecordedEntry {
  /** The place in the trail: from 0, without gaps. */
  @PrimaryKey({ type: 'bigint' })
  seq!: bigint;

  @Property({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  kind!: string;

  /** The moment the writer speaks of. */
  @Property({ type: 'datetime' })
  at!: Date;

  /** The part of the hub that the entry names as its source; `recorded_by` has the one who signed for it. */
  @Property({ type: 'text' })
  source!: string;

  /** The part of the hub that signed for it. */
  @Property({ type: 'text' })
  recordedBy!: string;

  @Property({ type: 'uuid', nullable: true })
  requestId!: string | null;

  @Property({ type: 'json', nullable: true })
  actor!: Actor | null;

  @Property({ type: 'text', nullable: true })
  purpose!: string | null;

  @Property({ type: 'text', nullable: true })
  reason!: string | null;

  @Property({ type: 'text[]' })
  childIds!: string[];

  @Property({ type: 'json' })
  content!: Record<string, unknown>;
}
