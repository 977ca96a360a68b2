import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { EpisodeKind } from './episode-kind.ts';

/** One part of a case: an assessment, a plan, a time in care. */
@Entity({ tableName: 'episode' })
export class Episode {
  /** The case. */
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  /** Place within the case, the oldest being 1. */
  @PrimaryKey({ type: 'integer' })
  position!: number;

  @Property({ type: 'text' })
  kind!: EpisodeKind;

  @Property({ type: 'date' })
  began!: string;

  /** Null while it lasts. */
  @Property({ type: 'date', nullable: true })
  ended!: string | null;
}
