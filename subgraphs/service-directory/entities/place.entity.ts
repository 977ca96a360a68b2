import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PlaceLayer } from '../places/place-rows.ts';

/** A place of one of the layers: a county, an area, a locality, a school. */
@Entity({ tableName: 'place' })
export class Place {
  @PrimaryKey({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  layer!: PlaceLayer;

  @Property({ type: 'text' })
  name!: string;

  /** Its number in the source’s own list. */
  @Property({ type: 'integer', nullable: true })
  number!: number | null;

  /** The code of the Office for National Statistics. */
  @Property({ type: 'text', nullable: true })
  gss!: string | null;

  @Property({ type: 'double', nullable: true })
  latitude!: number | null;

  @Property({ type: 'double', nullable: true })
  longitude!: number | null;

  /** What its source says of it, and what does not agree there. */
  @Property({ type: 'text[]' })
  notes!: string[];
}
